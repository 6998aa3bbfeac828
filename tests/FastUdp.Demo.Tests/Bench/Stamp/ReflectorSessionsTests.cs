using System.Net;
using FastUdp.Demo.Bench.Stamp;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>The numbers that a stateful reflector gives.</summary>
public class ReflectorSessionsTests
{
    private readonly SimulatedNetwork _network = new();

    [Fact]
    public void Each_sender_has_numbers_of_its_own()
    {
        var sessions = new ReflectorSessions(_network.TimeProvider);
        Assert.Equal([0, 1, 0, 2], Numbers(sessions, 1, 1, 2, 1));
        Assert.Equal(2, sessions.Begun);
    }

    [Fact]
    public void A_full_table_forgets_who_has_been_silent_for_a_minute_and_nobody_else()
    {
        var sessions = new ReflectorSessions(_network.TimeProvider, most: 2);
        Numbers(sessions, 1, 2);
        _network.Run(ReflectorSessions.Silence / 2);
        Assert.Equal([1, null], Numbers(sessions, 1, 3));
        _network.Run(ReflectorSessions.Silence / 2);
        Assert.Equal([0, 2, null, 1], Numbers(sessions, 3, 1, 2, 3));
    }

    private static uint?[] Numbers(ReflectorSessions sessions, params int[] ports) =>
        [.. ports.Select(port => sessions.TryNumber(new IPEndPoint(IPAddress.Loopback, port), out uint number) ? number : (uint?)null)];
}
