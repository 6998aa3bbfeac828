using System.Text.Json;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;
using FastUdp.Demo.Bench.Wire;
using FastUdp.Demo.Tests.Bench.Ends;

namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>
/// A run beyond 2^32 datagrams, in parts: numbers that cross it, from the wire to the books, and counts that are beyond it. The whole is
/// <see cref="Every_number_beyond_four_billion_is_counted"/>, which takes a minute and is run when asked for.
/// </summary>
public sealed class LongRunTests
{
    private const byte Stream = 1;
    private const int Numbers = 4_000;

    private static readonly TestDatagramCodec Codec = new(64);

    [Theory]
    [InlineData(1L << 31)]
    [InlineData(1L << 32)]
    [InlineData(1L << 33)]
    [InlineData(1L << 53)]
    public void Numbers_that_cross_a_power_of_two_are_told_apart(long edge)
    {
        var tally = new ReceptionTally(Codec, Stream);
        var seconds = new SecondSeries(hasDelays: true);
        long first = (edge / 10 * 10) - (Numbers / 2);

        // Before them the first two of the run: all between is lost, and noticed in the second that it is.
        foreach (long number in (long[])[0, 1])
            Take(tally, seconds, number, second: 0);
        for (long number = first; number < first + Numbers; number++)
        {
            if (number % 10 == 3)
                continue; // Lost.
            Take(tally, seconds, number % 10 == 5 ? number + 1 : number % 10 == 6 ? number - 1 : number, second: 1);
            if (number % 10 == 8)
                Take(tally, seconds, number, second: 1);
        }
        seconds.End(tally);
        long tenth = Numbers / 10;
        Assert.Equal(first - 2 + tenth, tally.Lost);
        Assert.Equal([2L, Numbers - tenth], seconds.Seconds.Select(static second => second.Received));
        Assert.Equal([0L, first - 2 + tenth], seconds.Seconds.Select(static second => second.Lost));
        Assert.Equal(2 + Numbers - tenth, seconds.Delays!.Count);

        tally.Sent = edge * 2;
        ReceptionCounts counts = tally.Counts;
        Assert.Equal((edge * 2, 2 + Numbers - tenth), (counts.Sent, counts.Received));
        Assert.Equal(counts.Sent, counts.Received + counts.Lost);
        Assert.Equal((tenth, tenth, 1L), (counts.Duplicated, counts.Reordered, counts.ReorderingExtentMaximum));
        Assert.Equal((0, 0, 0), (counts.Corrupted, counts.Foreign, counts.Late));
    }

    [Fact]
    public void The_extent_of_what_comes_out_of_order_is_right_beyond_four_billion_received()
    {
        var extents = new ReorderingExtents(64);
        const long Place = (1L << 32) - 2;
        extents.Skip(100, 101, Place);
        extents.FillIn(100, Place + 7);
        Assert.Equal((7L, 7L, 1L), (extents.Sum, extents.Maximum, extents.ThreeReordered));
    }

    [Fact]
    public void Percentiles_are_right_of_billions_of_delays()
    {
        var delays = new LatencyHistogram();
        foreach (long nanoseconds in (long[])[10, 20, 30])
            delays.Record(nanoseconds);

        // Twice as many each time: after thirty-three times 25,769,803,776.
        for (int doubling = 0; doubling < 33; doubling++)
            delays.Add(delays);
        Assert.Equal(3L << 33, delays.Count);
        Assert.Equal((10L, 20L, 30L), (delays.Percentile(0.33), delays.Percentile(0.5), delays.Percentile(0.99999)));
        Assert.Equal((10L, 30L, 20.0), (delays.Minimum, delays.Maximum, delays.Mean));
    }

    [Fact]
    public void Rows_and_files_keep_every_digit_of_billions()
    {
        const long Sent = (1L << 53) + 1;
        var plan = new RunPlan { Work = WorkKind.Throughput, Sizes = [64], Settings = [new EndSetting()], Duration = TimeSpan.FromHours(1), WarmUp = TimeSpan.Zero, IsOneTrial = true };
        var cell = new RunCell(64, plan.Settings[0]);
        cell.Trials.AddRange(TrialModel.Of(Sent - 4, Sent - (1L << 33), plan.Duration), TrialModel.Of(4, 3, plan.Duration));
        RunRow row = CellRow.Of(plan, cell)!;
        Assert.Equal((Sent, Sent - (1L << 33) + 3, (1L << 33) - 3), (row.Sent, row.Received, row.Lost));

        string json = JsonSerializer.Serialize(row, RunFileJson.Default.RunFile.Options);
        Assert.Contains($"\"sent\":{Sent}", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("9007199254740993", RunColumns.All.Single(static column => column.Name == "sent").Exact(row));
    }

    /// <summary>One at a time through the books of a receiver, each seventh out of order, each eleventh lost.</summary>
    [Fact(Explicit = true)]
    public void Every_number_beyond_four_billion_is_counted()
    {
        const ulong Sent = (1UL << 32) + (1 << 20);
        var ledger = new NumberLedger(ReceptionTally.WindowNumbers, new ReorderingExtents(ReceptionTally.WindowNumbers));
        long received = 0;
        for (ulong block = 0; block < Sent; block += 64)
        {
            for (ulong number = block; number < block + 64; number++)
            {
                if (number == block + 11)
                    continue; // Lost.
                ledger.Take(number == block + 7 ? block + 8 : number == block + 8 ? block + 7 : number);
                received++;
            }
        }
        ledger.Total = Sent;
        Assert.Equal((received, (long)(Sent / 64), (long)(Sent / 64), 0L), (ledger.Received, ledger.Lost, ledger.Reordered, ledger.Duplicated));
    }

    private static void Take(ReceptionTally tally, SecondSeries seconds, long number, int second)
    {
        byte[] datagram = new byte[Codec.DatagramBytes];
        long now = (1 + second) * 1_000_000_000L;
        Codec.Write(datagram, Stream, SendTime.Of(now - 160), (ulong)number);
        seconds.Begin(now, tally);
        if (tally.Take(datagram, now, out long sinceSent))
            seconds.Record(sinceSent);
    }
}
