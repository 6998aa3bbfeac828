using System.Net;

namespace FastUdp.Benchmarks.Subjects.Churn;

/// <summary>The echo server that stays while clients come and go. It leases a datagram now and then.</summary>
internal sealed class ChurnServer(UdpEndpointOptions options) : IAsyncDisposable
{
    private const int KeptLeases = 32;
    private const int LeaseInterval = 64;

    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);
    private readonly LeaseShelf _shelf = new(KeptLeases, LeaseInterval);
    private Task _serving = Task.CompletedTask;

    public IPEndPoint Address => _endpoint.LocalEndPoint;

    public UdpStatistics Statistics => _endpoint.Statistics;

    public void Start() => _serving = _endpoint.RunAsync(new Handler(_shelf));

    /// <summary>Ends the loop and lets go of what was leased: no block may be out after this.</summary>
    public async Task StopAsync()
    {
        await _endpoint.StopAsync();
        await _serving;
        _shelf.Dispose();
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Handler(LeaseShelf shelf) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            shelf.Offer(batch);
            sender.SendBack(batch);
        }
    }
}
