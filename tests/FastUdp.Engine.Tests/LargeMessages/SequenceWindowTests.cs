using FastUdp.LargeMessages;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

public class SequenceWindowTests
{
    [Fact]
    public void Remembers_what_it_has_seen_as_a_set_would() =>
        Always.HoldsForLists(
            Gen.Choose(-700, 1_500),
            steps =>
            {
                // Begins just before the numbers wrap around.
                long number = uint.MaxValue - 2_000;
                long highest = long.MinValue;
                var window = new SequenceWindow();
                var seen = new HashSet<long>();
                foreach (int step in steps)
                {
                    number += step;
                    bool isStale = highest != long.MinValue && highest - number >= SequenceWindow.Span;
                    Assert.Equal(isStale, window.IsStale((uint)number));
                    Assert.Equal(!isStale && seen.Contains(number), window.Has((uint)number));
                    window.Add((uint)number);
                    seen.Add(number);
                    highest = Math.Max(highest, number);
                    Assert.NotEqual(isStale, window.Has((uint)number));
                }
            });

    [Fact]
    public void Nothing_has_been_seen_at_first()
    {
        var window = new SequenceWindow();
        Assert.False(window.Has(0) || window.Has(uint.MaxValue) || window.IsStale(0) || window.IsStale(5_000));
    }
}
