using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>
/// What every endpoint does, whatever moves its datagrams. Each backend, and each way to run it, is a subclass; the
/// tests stand in the other files of this class, one subject a file.
/// </summary>
public abstract partial class EndpointContract : IAsyncLifetime
{
    private TestEndpoints? _endpoints;

    /// <summary>How the endpoints under test are made.</summary>
    protected abstract UdpEndpointOptions Options { get; }

    /// <summary>Why these tests cannot run here; null when they can.</summary>
    protected virtual string? Obstacle => null;

    /// <summary>Why what only a machine's own network does cannot be seen here; null where it can.</summary>
    protected virtual string? NoMachine => null;

    private TestEndpoints Endpoints => _endpoints ??= new TestEndpoints(Options);

    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Obstacle is null, Obstacle ?? "");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_endpoints is not null)
            await _endpoints.DisposeAsync();
        await StopAsync();
    }

    /// <summary>Ends what moves the datagrams, where that is not the machine.</summary>
    protected virtual Task StopAsync() => Task.CompletedTask;

    private static RemoteAddress AddressOf(UdpEndpoint endpoint) => endpoint.LocalEndPoint;

    private void SkipWithoutIPv6()
    {
        try
        {
            UdpEndpoint.Bind(TestEndpoints.LoopbackV6, Options).Dispose();
        }
        catch (SocketException exception)
        {
            Assert.Skip($"this machine has no IPv6 loopback: {exception.Message}");
        }
    }

    /// <summary>A port of the loopback address that was free a moment ago.</summary>
    private IPEndPoint FindFreePort()
    {
        using UdpEndpoint endpoint = UdpEndpoint.Bind(TestEndpoints.Loopback, Options);
        return endpoint.LocalEndPoint;
    }

    /// <summary>Sends datagrams from a new sender of one endpoint to another and checks that they arrive, all and in order.</summary>
    private async Task AssertArriveAsync(byte[][] payloads, IPEndPoint? local = null)
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen(local);
        UdpEndpoint origin = Endpoints.Bind(local);
        using DatagramSender sender = origin.CreateSender();
        await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);

        Arrival[] arrivals = await inbox.TakeAsync(payloads.Length);
        Payloads.AssertSame(payloads, arrivals);
        Assert.All(arrivals, arrival => Assert.Equal(AddressOf(origin), arrival.Remote));
    }
}
