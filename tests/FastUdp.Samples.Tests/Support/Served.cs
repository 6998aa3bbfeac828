using System.Globalization;
using System.Net;

namespace FastUdp.Samples.Tests.Support;

/// <summary>An endpoint on loopback with a handler on it, for a foreign program to talk to.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly UdpEndpoint _endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Task _running;

    public Served(IDatagramHandler handler) => _running = _endpoint.RunAsync(handler);

    /// <summary>The port, as programs take it.</summary>
    public string Port => _endpoint.LocalEndPoint.Port.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await _endpoint.StopAsync().WaitAsync(Programs.Patience);
        await _running.WaitAsync(Programs.Patience);
        await _endpoint.DisposeAsync();
    }
}
