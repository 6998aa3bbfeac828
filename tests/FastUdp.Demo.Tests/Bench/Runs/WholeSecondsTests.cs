using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Tests.Bench.Runs;

/// <summary>A series has each second that was whole, and no other.</summary>
public sealed class WholeSecondsTests
{
    [Fact]
    public void A_second_without_arrivals_is_there_and_a_part_of_one_is_not()
    {
        TrialFigures trial = Trial(3.4, new SecondFigures(0, 1, 1_000, 0, 5_000), new SecondFigures(2, 1, 900, 100, 7_000), new SecondFigures(3, 1, 400, -50, 7_000));
        IReadOnlyList<RunSecond> series = WholeSeconds.SeriesOf([trial])!;
        Assert.Equal([0, 1, 2], series.Select(static second => second.Second));
        Assert.Equal([0.001, 0, 0.0009], series.Select(static second => second.Mpps));
        Assert.Equal([0, null, 10], series.Select(static second => second.LossPercent));
        Assert.Equal([5, null, 7], series.Select(static second => second.P99Microseconds));
    }

    [Fact]
    public void Trials_follow_one_another()
    {
        IReadOnlyList<RunSecond> series = WholeSeconds.SeriesOf([Trial(2, new SecondFigures(0, 1, 1, 0, 1)), Trial(0.5, new SecondFigures(0, 1, 1, 0, 1)), Trial(1, new SecondFigures(0, 1, 2, 0, 1))])!;
        Assert.Equal([(0, 1e-6), (1, 0), (2, 2e-6)], series.Select(static second => (second.Second, second.Mpps)));
        Assert.Null(WholeSeconds.SeriesOf([Trial(0.5, new SecondFigures(0, 1, 1, 0, 1))]));
    }

    [Fact]
    public void What_is_several_seconds_has_the_rate_of_one()
    {
        IReadOnlyList<RunSecond> series = WholeSeconds.SeriesOf([Trial(8, new SecondFigures(0, 4, 4_000_000, 0, 1), new SecondFigures(4, 4, 8_000_000, 0, 1))])!;
        Assert.Equal([(0, 1.0), (4, 2.0)], series.Select(static second => (second.Second, second.Mpps)));
    }

    private static TrialFigures Trial(double seconds, params SecondFigures[] figures) =>
        Fabricated.Trial(1_000, seconds) with { Far = new FarFigures { Received = Fabricated.Received(new ReceptionCounts { Received = 1_000 }, 10, figures) } };
}
