using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class DispatchCountersTests
{
    [Fact]
    public void What_is_counted_is_in_the_snapshot_and_the_reasons_are_the_sum()
    {
        var counters = new DispatchCounters();
        Assert.Equal(0, counters.Snapshot().Handled + counters.Snapshot().Refused);
        counters.AddHandled(40);
        counters.AddHandled(2);
        foreach (WireFaultReason reason in Enum.GetValues<WireFaultReason>())
        {
            for (int i = 0; i <= (int)reason; i++)
                counters.AddRefused(reason);
        }
        DispatchStatistics statistics = counters.Snapshot();
        Assert.Equal(42, statistics.Handled);
        Assert.All(Enum.GetValues<WireFaultReason>(), reason => Assert.Equal((int)reason + 1, statistics.RefusedFor(reason)));
        Assert.Equal(Enum.GetValues<WireFaultReason>().Sum(statistics.RefusedFor), statistics.Refused);
        Assert.Equal(0, statistics.RefusedFor((WireFaultReason)200));
    }

    [Fact]
    public void Snapshots_of_the_same_counts_are_equal_and_later_counts_do_not_change_them()
    {
        var counters = new DispatchCounters();
        counters.AddRefused(WireFaultReason.BadText);
        DispatchStatistics first = counters.Snapshot();
        Assert.Equal(first, counters.Snapshot());
        Assert.Equal(first.GetHashCode(), counters.Snapshot().GetHashCode());

        var other = new DispatchCounters();
        other.AddRefused(WireFaultReason.TooLong);
        Assert.NotEqual(first, other.Snapshot());
        counters.AddRefused(WireFaultReason.BadText);
        Assert.Equal(1, first.RefusedFor(WireFaultReason.BadText));
    }

    [Fact]
    public async Task Threads_may_count_at_once()
    {
        var counters = new DispatchCounters();
        Task[] threads = Enumerable.Range(0, 4).Select(_ => TimeLimits.OnOwnThread(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                counters.AddHandled(1);
                counters.AddRefused(WireFaultReason.Truncated);
            }
        })).ToArray();
        await Task.WhenAll(threads).Within();
        Assert.Equal((40_000, 40_000), (counters.Snapshot().Handled, counters.Snapshot().RefusedFor(WireFaultReason.Truncated)));
    }
}
