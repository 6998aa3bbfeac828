using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>A far end that hears nothing, says that all came, and knows what it was to be. It may stop the run as a trial ends.</summary>
internal sealed class FakeFarEnd(int trials = int.MaxValue, CancellationTokenSource? stop = null) : IFarEnd
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public List<FarPlan> Opened { get; } = [];

    public string Description => "nobody";

    public AddressFamily Family => AddressFamily.InterNetwork;

    public Task<IFarSession> OpenAsync(FarPlan plan, CancellationToken cancellationToken)
    {
        Opened.Add(plan);
        return Task.FromResult<IFarSession>(new Session(this));
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private sealed class Session(FakeFarEnd far) : IFarSession
    {
        public IPEndPoint Address => far._endpoint.LocalEndPoint;

        public long? Received => null;

        public Task BeginAsync(byte stream, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<FarFigures> EndAsync(long written, CancellationToken cancellationToken)
        {
            if (far.Opened.Count == far.Trials)
                far.Stop!.Cancel();
            return Task.FromResult(new FarFigures { Received = Fabricated.Received(new ReceptionCounts { Received = written }) });
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private int Trials => trials;

    private CancellationTokenSource? Stop => stop;
}
