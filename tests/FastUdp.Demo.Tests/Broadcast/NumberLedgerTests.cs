using FastUdp.Demo.Broadcast.Serving;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Broadcast;

/// <summary>What is made of the numbers that arrive.</summary>
public class NumberLedgerTests
{
    [Theory]
    [InlineData("", 0, 0, 0, 0)]
    [InlineData("0 1 2 3", 4, 0, 0, 0)]
    [InlineData("0 1 3 4", 4, 1, 0, 0)]
    [InlineData("0 2 1 3", 4, 0, 0, 1)]
    [InlineData("0 1 1 2", 3, 0, 1, 0)]
    [InlineData("0 0", 1, 0, 1, 0)]
    [InlineData("100 101 103", 3, 1, 0, 0)]
    [InlineData("101 100 102", 3, 0, 0, 1)]
    public void Numbers_are_received_lost_repeated_or_reordered(string numbers, long received, long lost, long repeated, long reordered)
    {
        NumberLedger ledger = Take(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ulong.Parse));
        Assert.Equal((received, lost, repeated, reordered, 0), (ledger.Received, ledger.Lost, ledger.Repeated, ledger.Reordered, ledger.Late));
    }

    [Fact]
    public void A_sender_that_says_how_many_there_were_shows_what_is_lost_at_either_end()
    {
        NumberLedger ledger = Take([3, 4, 5]);
        Assert.Equal(0, ledger.Lost);
        ledger.Total = 10;
        Assert.Equal(7, ledger.Lost);
    }

    [Fact]
    public void Further_behind_than_it_remembers_nothing_is_known()
    {
        NumberLedger ledger = Take([0, NumberLedger.WindowNumbers, 1, 0]);
        Assert.Equal((3, 1, 0, 1), (ledger.Received, ledger.Reordered, ledger.Repeated, ledger.Late));
    }

    /// <summary>Against sets that forget nothing, for numbers that stay within the window.</summary>
    [Fact]
    public void It_counts_as_one_that_remembers_everything() => Always.HoldsForLists(
        Gen.Choose(0, NumberLedger.WindowNumbers - 1), static numbers =>
        {
            NumberLedger ledger = Take(numbers.Select(static number => (ulong)number));
            int distinct = numbers.Distinct().Count();
            int span = numbers.Length == 0 ? 0 : numbers.Max() - numbers.Min() + 1;
            Assert.Equal((distinct, numbers.Length - distinct, span - distinct), (ledger.Received, ledger.Repeated, ledger.Lost));
            Assert.Equal(0, ledger.Late);
        });

    [Fact]
    public void Any_numbers_are_taken_and_each_counts_once() => Always.HoldsForLists(
        Gen.Choose(int.MinValue, int.MaxValue).Two(), static pairs =>
        {
            NumberLedger ledger = Take(pairs.Select(static pair => ((ulong)(uint)pair.Item1 << 32) | (uint)pair.Item2).Append(ulong.MaxValue));
            Assert.Equal(pairs.Length + 1, ledger.Received + ledger.Repeated + ledger.Late);
            Assert.True(ledger.Lost >= 0);
        });

    private static NumberLedger Take(IEnumerable<ulong> numbers)
    {
        var ledger = new NumberLedger();
        foreach (ulong number in numbers)
            ledger.Take(number);
        return ledger;
    }
}
