using System.Net;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Subjects.Echo;
using FastUdp.Demo.Broadcast.Serving;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Output;
using FastUdp.Demo.Retry;

namespace FastUdp.Benchmarks.Subjects.Load;

/// <summary>A server as the <c>fastudp</c> command runs it, with the command's own handler, on a host.</summary>
internal sealed class DemoServer : IEchoServer
{
    private const int Seed = 42;

    private readonly UdpEndpoint _endpoint;
    private readonly Func<UdpEndpoint, Task> _run;
    private readonly IDisposable? _transcript;

    private DemoServer(Host host, IPAddress local, UdpEndpointOptions options, Func<UdpEndpoint, Task> run, IDisposable? transcript = null)
    {
        _endpoint = host.Open(() => UdpEndpoint.Bind(new IPEndPoint(local, 0), host.Place(options)));
        _run = run;
        _transcript = transcript;
        Address = new IPEndPoint(host.Address, Port);
    }

    public int Port => _endpoint.LocalEndPoint.Port;

    /// <summary>Where the other host reaches it.</summary>
    public IPEndPoint Address { get; }

    public long DatagramsReceived => _endpoint.Statistics.DatagramsReceived;

    public long DatagramsSent => _endpoint.Statistics.DatagramsSent;

    /// <summary><c>fastudp echo server --reply same</c>.</summary>
    public static DemoServer Echo(Host host, UdpEndpointOptions options) =>
        new(host, host.Address, options, static endpoint => endpoint.RunAsync(new EchoSame()));

    /// <summary><c>fastudp retry server --drop</c>: what it tells of single datagrams is told to nobody.</summary>
    public static DemoServer Retry(Host host, double drop, UdpEndpointOptions options)
    {
        ServerTranscript transcript = Untold();
        var handler = new PlainTextServer(drop, Seed, transcript);
        return new DemoServer(host, host.Address, options, endpoint => endpoint.RunAsync(handler), transcript);
    }

    /// <summary><c>fastudp broadcast server</c>, which hears whatever comes to its port.</summary>
    public static DemoServer Broadcast(Host host, UdpEndpointOptions options)
    {
        ServerTranscript transcript = Untold();
        var handler = new BroadcastServer("bench", instance: 1, transcript, TimeProvider.System);
        return new DemoServer(host, IPAddress.Any, options, endpoint => endpoint.RunAsync(handler), transcript);
    }

    /// <summary>One that hears whatever comes to its port and does nothing with it.</summary>
    public static DemoServer Listener(Host host, UdpEndpointOptions options) =>
        new(host, IPAddress.Any, options, static endpoint => endpoint.RunAsync(new NumberReader()));

    public Task Start() => _run(_endpoint);

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        _transcript?.Dispose();
    }

    private static ServerTranscript Untold() => new(new Transcript(TextWriter.Null, isJson: false), TimeProvider.System);
}
