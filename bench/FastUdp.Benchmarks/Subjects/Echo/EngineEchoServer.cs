using System.Net;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>An engine endpoint that sends each received batch back without copying it.</summary>
internal sealed class EngineEchoServer(UdpEndpointOptions options) : IEchoServer
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public long DatagramsReceived => _endpoint.Statistics.DatagramsReceived;

    public Task Start() => _endpoint.RunAsync(new SendBack());

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct SendBack : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => sender.SendBack(batch);
    }
}
