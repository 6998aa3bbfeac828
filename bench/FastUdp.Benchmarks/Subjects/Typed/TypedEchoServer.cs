using System.Net;
using FastUdp.Benchmarks.Subjects.Echo;

namespace FastUdp.Benchmarks.Subjects.Typed;

/// <summary>Answers each sample with the same, read and written again.</summary>
internal sealed class TypedEchoServer(UdpEndpointOptions options) : IEchoServer
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);

    public int Port => _endpoint.LocalEndPoint.Port;

    public Task Start() => _endpoint.RunAsync(new SampleEcho());

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();
}
