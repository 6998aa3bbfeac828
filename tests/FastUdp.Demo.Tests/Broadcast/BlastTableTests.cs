using System.Net;
using FastUdp.Demo.Broadcast.Serving;

namespace FastUdp.Demo.Tests.Broadcast;

public class BlastTableTests
{
    private readonly BlastTable _table = new();

    [Fact]
    public void Each_remote_has_its_own_numbers()
    {
        Take(Remote(1), run: 7, 0, 1, 2);
        Take(Remote(2), run: 7, 0, 2);
        Take(Remote(1), run: 7, 3);
        Assert.Equal([(4L, 0L), (2L, 1L)], _table.Tallies.Select(static tally => (tally.All.Received, tally.All.Lost)));
    }

    [Fact]
    public void Another_run_begins_anew_and_what_was_before_is_kept()
    {
        Take(Remote(1), run: 7, 0, 2);
        Take(Remote(1), run: 8, 0, 1, 2);
        BlastTally tally = Assert.Single(_table.Tallies);
        Assert.Equal((3L, 0L), (tally.Current.Received, tally.Current.Lost));
        Assert.Equal((2L, 5L, 1L), (tally.All.Runs, tally.All.Received, tally.All.Lost));
        Assert.Equal(tally.All, _table.Total);
    }

    [Fact]
    public void There_is_room_for_so_many_remotes_and_those_of_more_are_counted()
    {
        for (int port = 1; port <= BlastTable.MostRemotes + 3; port++)
            _table.Find(Remote(port), run: 1, out _);
        Assert.Equal((BlastTable.MostRemotes, 3), (_table.Tallies.Count, _table.Untracked));
        Assert.NotNull(_table.Find(Remote(1), run: 1, out bool isNew));
        Assert.False(isNew);
    }

    private static RemoteAddress Remote(int port) => new IPEndPoint(IPAddress.Loopback, port);

    private void Take(RemoteAddress remote, uint run, params ulong[] numbers)
    {
        foreach (ulong number in numbers)
            _table.Find(remote, run, out _)!.Ledger.Take(number);
    }
}
