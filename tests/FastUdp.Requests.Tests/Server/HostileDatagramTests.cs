using System.Diagnostics;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>Headers drawn at random, and such as are made to cost the most.</summary>
public sealed class HostileDatagramTests
{
    private static readonly RemoteAddress Remote = RemoteAddress.Parse("192.0.2.7:5000");

    private readonly CountingHandlers _handlers = new();

    [Fact]
    public void A_million_hostile_datagrams_throw_nothing_and_stay_within_the_bounds()
    {
        const int Datagrams = 1_000_000;
        const long MaxBytes = 4 << 20;
        var options = new RequestServerOptions { MaxStoredBytes = MaxBytes, MaxSessions = 500 };
        var server = new ServerDirect(_handlers.Handlers, options);
        var datagrams = new HostileDatagrams(seed: 3);
        RemoteAddress[] remotes = [.. Enumerable.Range(1, 200).Select(i => RemoteAddress.Parse($"192.0.2.{i}:{1000 + i}"))];
        var chance = new Random(4);
        for (int i = 0; i < Datagrams; i++)
        {
            server.Feed(remotes[chance.Next(remotes.Length)], datagrams.Next());
            if (i % 10_000 == 0)
                AssertBounded(server, options);
        }

        AssertBounded(server, options);
        server.AssertAllCounted();
        Assert.Equal(0, _handlers.Most);
        server.Time.Advance(options.SessionLifetime * 2);
        Assert.Equal((0, 0), (server.Statistics.Sessions, server.Statistics.StoredBytes));
    }

    [Fact]
    public void Leaps_of_the_oldest_over_half_of_all_numbers_cost_no_more_than_steps()
    {
        const int Leaps = 200_000;
        var server = new ServerDirect(_handlers.Handlers);
        uint span = (uint)new RequestServerOptions().MaxSpan;
        uint oldest = 0;
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Leaps; i++)
        {
            // Each is remembered at the far end of the window; then all of it is over.
            server.Feed(Remote, new RequestHeader((ulong)i, 1, 0, oldest + span - 1, oldest), new Question(-1));
            oldest = unchecked(oldest + (i % 2 == 0 ? span - 2 : int.MaxValue));
        }

        // One by one it would be a hundred seconds for the short leaps alone, and hours for the others.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(Leaps, server.Statistics.Executed);
        Assert.InRange(server.Statistics.StoredBytes, 1, 300_000);
    }

    private static void AssertBounded(ServerDirect server, RequestServerOptions options)
    {
        Assert.InRange(server.Statistics.StoredBytes, 0, options.MaxStoredBytes);
        Assert.InRange(server.Statistics.Sessions, 0, options.MaxSessions);
    }
}
