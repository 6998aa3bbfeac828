using System.Net;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Load;

namespace FastUdp.Demo.Comparison;

/// <summary>The engine at both ends: its zero-copy reply, and a load on its receive loop.</summary>
internal sealed class EnginePair : EchoPair
{
    /// <exception cref="PlatformNotSupportedException">The backend cannot run here; the message says why.</exception>
    public EnginePair(UdpBackend backend)
    {
        var options = new UdpEndpointOptions
        {
            Backend = backend,
            ReceiveBufferBytes = SocketBufferBytes,
            SendBufferBytes = SocketBufferBytes,
        };
        Server = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), options);
        _ = Server.RunAsync(new EchoSame());
        Link = new EngineLink(UdpEndpoint.Connect(Server.LocalEndPoint, options));
    }

    /// <summary>The server's end, for what it can tell about itself.</summary>
    public UdpEndpoint Server { get; }

    public override ILoadLink Link { get; }

    public override async ValueTask DisposeAsync()
    {
        await Link.DisposeAsync();
        await Server.DisposeAsync();
    }
}
