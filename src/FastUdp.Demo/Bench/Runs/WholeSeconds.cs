using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>
/// A trial second by second: all that were whole, those in which nothing arrived too. The rest of a second at the end, and what still came while the
/// last datagrams were waited for, is none.
/// </summary>
internal static class WholeSeconds
{
    /// <summary>What is a tenth of it tells of drift.</summary>
    private const int Tenths = 10;

    /// <summary>One trial's.</summary>
    public static IReadOnlyList<SecondFigures> Of(TrialFigures trial)
    {
        IReadOnlyList<SecondFigures> arrived = trial.Received?.Seconds ?? [];
        if (arrived.Count == 0)
            return [];
        int length = arrived[0].Length;
        var whole = new SecondFigures[(int)(trial.Near.Elapsed.TotalSeconds / length)];
        for (int index = 0; index < whole.Length; index++)
            whole[index] = new SecondFigures(index * length, length, 0, 0, null);
        foreach (SecondFigures figures in arrived.Where(figures => figures.Second / length < whole.Length))
            whole[figures.Second / length] = figures;
        return whole;
    }

    /// <summary>Those of all trials, one after the other; null where there are none.</summary>
    public static IReadOnlyList<RunSecond>? SeriesOf(IEnumerable<TrialFigures> trials)
    {
        var series = new List<RunSecond>();
        int before = 0;
        foreach (IReadOnlyList<SecondFigures> seconds in trials.Select(Of).Where(static seconds => seconds.Count > 0))
        {
            series.AddRange(seconds.Select(figures => RowOf(figures, before)));
            before += seconds[^1].Second + seconds[^1].Length;
        }
        return series.Count == 0 ? null : [.. series.Take(SecondSeries.MostSeconds)];
    }

    /// <summary>How a trial began and ended; null of one too short to have tenths.</summary>
    public static RunDrift? DriftOf(TrialFigures trial)
    {
        IReadOnlyList<SecondFigures> seconds = Of(trial);
        int tenth = seconds.Count / Tenths;
        return tenth == 0 ? null : new RunDrift { First = StretchOf([.. seconds.Take(tenth)]), Last = StretchOf([.. seconds.TakeLast(tenth)]) };
    }

    private static RunSecond RowOf(SecondFigures figures, int before) => new()
    {
        Second = before + figures.Second,
        Mpps = figures.Received / 1e6 / figures.Length,
        LossPercent = LossOf(figures.Received, figures.Lost),
        P99Microseconds = figures.P99Nanoseconds / 1e3,
    };

    private static RunStretch StretchOf(SecondFigures[] seconds)
    {
        int length = seconds.Sum(static one => one.Length);
        return new RunStretch
        {
            Seconds = length,
            Mpps = seconds.Sum(static one => one.Received) / 1e6 / length,
            LossPercent = LossOf(seconds.Sum(static one => one.Received), seconds.Sum(static one => one.Lost)),
            P99Microseconds = Medians.Median(seconds.Select(static one => one.P99Nanoseconds).OfType<long>().Select(static nanoseconds => nanoseconds / 1e3)),
        };
    }

    // What was taken for lost in one second and came in the next makes the loss of that one less than none.
    private static double? LossOf(long received, long lost) =>
        received + Math.Max(0, lost) is > 0 and long all ? 100.0 * Math.Max(0, lost) / all : null;
}
