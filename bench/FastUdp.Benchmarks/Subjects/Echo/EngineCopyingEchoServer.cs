using System.Net;

namespace FastUdp.Benchmarks.Subjects.Echo;

/// <summary>An engine endpoint that answers each datagram by itself with its own bytes, copied into the send block.</summary>
internal sealed class EngineCopyingEchoServer(UdpEndpointOptions options) : IEchoServer
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start() => _endpoint.RunAsync(new Reply());

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private readonly struct Reply : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                sender.Send(datagram.Remote, datagram.Payload);
        }
    }
}
