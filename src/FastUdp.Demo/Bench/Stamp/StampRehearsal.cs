using System.Net;
using System.Net.Sockets;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// Both ends play to each other over the loopback before they play in earnest: the just-in-time compiler takes tens of milliseconds for what
/// they do, which the first packet would otherwise show as its round trip.
/// </summary>
internal static class StampRehearsal
{
    private static readonly StampPlan Plan = new(
        Count: 20,
        TimeSpan.FromMilliseconds(1),
        Samples.Formats.StampSenderPacket.MaxWireSize,
        Wait: TimeSpan.FromMilliseconds(200),
        SharesClock: false,
        IsStateful: false);

    /// <param name="options">With which it will be in earnest.</param>
    /// <param name="family">The IP version.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task PlayAsync(UdpEndpointOptions options, AddressFamily family, CancellationToken stop)
    {
        IPAddress loopback = family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        try
        {
            await using UdpEndpoint reflecting = UdpEndpoint.Bind(new IPEndPoint(loopback, 0), options);
            await using UdpEndpoint sending = UdpEndpoint.Connect(reflecting.LocalEndPoint, options);
            Task running = reflecting.RunAsync(
                new StampReflector(StampClock.OfSystem(), new ReflectorSessions(TimeProvider.System)), CancellationToken.None);
            await new StampRun(sending, Plan, StampClock.OfSystem(), TimeProvider.System, lines: null).RunAsync(stop);
            await reflecting.StopAsync();
            await running;
        }
        catch (Exception exception) when (exception is SocketException or CommandFailedException)
        {
            // A machine without a loopback plays without a rehearsal.
        }
    }
}
