using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Tests.Bench.Trials;

/// <summary>Nobody has the better place.</summary>
public sealed class TrialOrderTests
{
    [Theory]
    [InlineData(1, 3, "A A A")]
    [InlineData(2, 4, "AB BA BA AB")]
    [InlineData(3, 6, "ABC BCA CAB CBA ACB BAC")]
    public void Rounds_begin_with_each_in_turn_and_then_go_backwards(int configurations, int rounds, string order) => Assert.Equal(
        order,
        string.Join(' ', Enumerable.Range(0, rounds).Select(round => string.Concat(TrialOrder.OfRound(round, configurations).Select(static one => (char)('A' + one))))));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Each_stands_in_each_place_equally_often_and_before_each_neighbour_as_often_as_after(int configurations)
    {
        int[][] rounds = [.. Enumerable.Range(0, 2 * configurations).Select(round => TrialOrder.OfRound(round, configurations).ToArray())];
        Assert.All(rounds, round => Assert.Equal(configurations, round.Distinct().Count()));
        for (int place = 0; place < configurations; place++)
            Assert.All(rounds.GroupBy(round => round[place]), static group => Assert.Equal(2, group.Count()));
        ILookup<(int, int), int> neighbours = rounds.SelectMany(static round => round.Zip(round.Skip(1))).ToLookup(static pair => pair, static _ => 1);
        Assert.All(neighbours, pair => Assert.Equal(pair.Count(), neighbours[(pair.Key.Item2, pair.Key.Item1)].Count()));
    }

    /// <summary>What grows evenly with time adds the same to both.</summary>
    [Fact]
    public void Even_drift_falls_on_all_alike()
    {
        int[] turns = [.. Enumerable.Range(0, 4).SelectMany(static round => TrialOrder.OfRound(round, 2))];
        int[] sums = [.. turns.Select(static (one, time) => (one, time)).GroupBy(static turn => turn.one).Select(static group => group.Sum(static turn => turn.time))];
        Assert.Equal(sums[0], sums[1]);
    }
}
