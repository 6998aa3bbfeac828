using System.Runtime.CompilerServices;
using FastUdp.Demo.Bench.Counting;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>What is made of the numbers that arrive.</summary>
public class NumberLedgerTests
{
    private const int SmallWindow = 64;

    [Theory]
    [InlineData("", 0, 0, 0, 0)]
    [InlineData("0 1 2 3", 4, 0, 0, 0)]
    [InlineData("0 1 3 4", 4, 1, 0, 0)]
    [InlineData("0 2 1 3", 4, 0, 0, 1)]
    [InlineData("0 1 1 2", 3, 0, 1, 0)]
    [InlineData("0 0", 1, 0, 1, 0)]
    [InlineData("100 101 103", 3, 1, 0, 0)]
    [InlineData("101 100 102", 3, 0, 0, 1)]
    [InlineData("18446744073709551614 18446744073709551615 18446744073709551615", 2, 0, 1, 0)]
    public void Numbers_are_received_lost_duplicated_or_reordered(string numbers, long received, long lost, long duplicated, long reordered)
    {
        NumberLedger ledger = Take(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ulong.Parse));
        Assert.Equal((received, lost, duplicated, reordered, 0), (ledger.Received, ledger.Lost, ledger.Duplicated, ledger.Reordered, ledger.Late));
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
        NumberLedger ledger = Take([0, NumberLedger.DefaultWindowNumbers, 1, 0]);
        Assert.Equal((3, 1, 0, 1), (ledger.Received, ledger.Reordered, ledger.Duplicated, ledger.Late));
    }

    [Fact]
    public void A_window_is_a_power_of_two_of_at_least_a_word()
    {
        Assert.ThrowsAny<ArgumentException>(static () => new NumberLedger(32));
        Assert.ThrowsAny<ArgumentException>(static () => new NumberLedger(96));
        Assert.ThrowsAny<ArgumentException>(static () => new NumberLedger(64, new ReorderingExtents(128)));
    }

    /// <summary>Numbers four windows wide, from which lists take loss, duplication, reordering and lateness of every kind.</summary>
    [Fact]
    public void It_counts_as_one_that_remembers_everything() => Always.HoldsForLists(
        Gen.Choose(0, 4 * SmallWindow), static numbers => CheckAgainstTheModel([.. numbers.Select(static number => (ulong)number)], SmallWindow));

    [Fact]
    public void Near_each_other_they_count_as_by_one_that_remembers_everything() => Always.HoldsForLists(
        Gen.Choose(0, 12), static numbers => CheckAgainstTheModel([.. numbers.Select(static number => (ulong)number)], SmallWindow), times: 1_000);

    [Fact]
    public void A_stream_with_losses_copies_and_stragglers_counts_as_by_one_that_remembers_everything() => Always.HoldsFor(
        Gen.Choose(0, int.MaxValue), static seed => CheckAgainstTheModel(Impaired(seed, first: 0), 64), times: 50);

    [Fact]
    public void Nothing_changes_where_the_numbers_pass_two_to_the_thirty_second() => Always.HoldsFor(
        Gen.Choose(0, int.MaxValue), static seed => CheckAgainstTheModel(Impaired(seed, first: uint.MaxValue - 500UL), 64), times: 20);

    [Fact]
    public void Counts_go_on_past_two_to_the_thirty_second()
    {
        var extents = new ReorderingExtents(SmallWindow);
        var ledger = new NumberLedger(SmallWindow, extents);
        ledger.Take(0);
        ulong next = (1UL << 32) - 2;
        (NextOf(ledger), ReceivedOf(ledger)) = (next, (long)next);

        // One is missing on this side of the boundary, and comes on the other.
        for (ulong number = next + 1; number < next + 6; number++)
            Assert.True(ledger.Take(number));
        Assert.True(ledger.Take(next));
        Assert.False(ledger.Take(next + 1));
        Assert.True(ledger.Take(next + 8));

        Assert.Equal(((1L << 32) + 5, 2, 1, 1), (ledger.Received, ledger.Lost, ledger.Duplicated, ledger.Reordered));
        Assert.Equal((5, 5, 1), (extents.Maximum, extents.Sum, extents.ThreeReordered));
        ledger.Total = 1UL << 33;
        Assert.Equal((1L << 32) - 5, ledger.Lost);
    }

    [Fact]
    public void A_gap_of_more_than_two_to_the_thirty_second_is_lost_to_the_last()
    {
        NumberLedger ledger = Take([0, 5_000_000_000, 4_999_999_999]);
        Assert.Equal((3, 4_999_999_998, 1), (ledger.Received, ledger.Lost, ledger.Reordered));
    }

    [Fact]
    public void Any_numbers_are_taken_and_each_counts_once() => Always.HoldsForLists(
        Gen.Choose(int.MinValue, int.MaxValue).Two(), static pairs =>
        {
            NumberLedger ledger = Take(pairs.Select(static pair => ((ulong)(uint)pair.Item1 << 32) | (uint)pair.Item2)
                .Prepend(ulong.MaxValue).Append(ulong.MaxValue));
            Assert.Equal(pairs.Length + 2, ledger.Received + ledger.Duplicated + ledger.Late);
            Assert.True(ledger.Lost >= 0);
        });

    [Fact]
    public void Taking_allocates_nothing()
    {
        ulong[] numbers = Impaired(seed: 1, first: 0);
        var ledger = new NumberLedger(1_024, new ReorderingExtents(1_024));
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ulong number in numbers)
            ledger.Take(number);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    private static void CheckAgainstTheModel(ulong[] numbers, int windowNumbers)
    {
        var model = new ArrivalModel(windowNumbers);
        var extents = new ReorderingExtents(windowNumbers);
        var ledger = new NumberLedger(windowNumbers, extents);
        foreach (ulong number in numbers)
            Assert.Equal(model.Take(number), ledger.Take(number));

        Assert.Equal(
            (model.Received, model.Missing, model.Duplicated, model.Reordered, model.Late),
            (ledger.Received, ledger.Lost, ledger.Duplicated, ledger.Reordered, ledger.Late));
        Assert.Equal(
            (model.ExtentSum, model.ExtentMaximum, model.ThreeReordered),
            (extents.Sum, extents.Maximum, extents.ThreeReordered));
    }

    /// <summary>1,000 numbers, of which 5 % are lost, 3 % come twice, and 10 % are held back by up to 50 places.</summary>
    private static ulong[] Impaired(int seed, ulong first)
    {
        var random = new Random(seed);
        var arrivals = new List<(double At, ulong Number)>();
        for (int place = 0; place < 1_000; place++)
        {
            ulong number = first + (ulong)place;
            double at = place + (random.NextDouble() < 0.1 ? random.NextDouble() * 50 : 0);
            if (random.NextDouble() >= 0.05)
                arrivals.Add((at, number));
            if (random.NextDouble() < 0.03)
                arrivals.Add((place + random.NextDouble() * 60, number));
        }
        return [.. arrivals.OrderBy(static arrival => arrival.At).Select(static arrival => arrival.Number)];
    }

    private static NumberLedger Take(IEnumerable<ulong> numbers)
    {
        var ledger = new NumberLedger();
        foreach (ulong number in numbers)
            ledger.Take(number);
        return ledger;
    }

    // In the middle of a long run, without the run.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_received")]
    private static extern ref long ReceivedOf(NumberLedger ledger);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_next")]
    private static extern ref ulong NextOf(NumberLedger ledger);
}
