using System.Net.Sockets;
using FastUdp.PathMtu;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>The search by itself, as a program drives it that has probes of its own.</summary>
public class PathMtuSearchAloneTests
{
    [Theory]
    [InlineData(AddressFamily.InterNetwork, 1_472)]
    [InlineData(AddressFamily.InterNetworkV6, 1_452)]
    public void What_the_system_knows_is_counted_with_the_headers_of_the_family(AddressFamily family, int payloadBytes)
    {
        var search = new PathMtuSearch(family);
        Assert.Equal((0, 65_508), (search.PassedBytes, search.CeilingBytes));
        search.SuggestMtu(1_500);
        Assert.True(Answer(search, ceiling: payloadBytes + 1));
        Assert.Equal((payloadBytes, payloadBytes + 1), (search.PassedBytes, search.CeilingBytes));
        Assert.Equal((PathMtuState.SearchComplete, payloadBytes), (search.State, search.PayloadBytes));
    }

    [Fact]
    public void What_has_arrived_already_is_where_the_search_begins()
    {
        var search = new PathMtuSearch(AddressFamily.InterNetworkV6, new PathMtuOptions { MaxPayloadBytes = UdpLimits.MaxIPv6PayloadBytes });
        search.OnDelivered(TimeSpan.Zero, 65_000);
        Assert.Equal((PathMtuState.Searching, 65_000), (search.State, search.PassedBytes));
        Assert.True(Answer(search, ceiling: int.MaxValue));
        Assert.Equal((65_527, 65_528), (search.PassedBytes, search.CeilingBytes));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PathMtuSearch(AddressFamily.Unix));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PathMtuSearch(AddressFamily.InterNetwork, new PathMtuOptions { MaxProbes = 0 }));
    }

    /// <summary>Has the system refuse what is as long as the ceiling, and everything else arrive; gives whether the search ends.</summary>
    private static bool Answer(PathMtuSearch search, int ceiling)
    {
        for (ulong nonce = 1; nonce < 100 && search.State != PathMtuState.SearchComplete; nonce++)
        {
            Assert.True(search.TryTakeProbe(TimeSpan.Zero, nonce, out int size));
            if (size >= ceiling)
                search.OnProbeRefused(TimeSpan.Zero, size, mtuBytes: 0);
            else
                Assert.True(search.TryAcknowledge(TimeSpan.Zero, nonce, size));
        }
        return search.State == PathMtuState.SearchComplete;
    }
}
