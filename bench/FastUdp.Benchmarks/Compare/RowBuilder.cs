using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Works;
using FastUdp.Demo.Bench.Trials;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Makes rows of the rounds: medians, and medians of the ratios of each round.</summary>
internal sealed class RowBuilder(IWork work, IReadOnlyList<Series> all)
{
    public Row[] Build() => [.. all.Where(static series => series.Measured.Any()).Select(Build)];

    private Row Build(Series series)
    {
        Subject subject = series.Subject;
        Allocation? allocation = SumOfAllocations(series);
        return new Row
        {
            Subject = subject.Name,
            Work = work.Name,
            Size = series.Measured.First().SizeBytes,
            Send = subject.Send?.Lower(),
            Group = subject.Group,
            Rounds = series.Measured.Count(),
            Mpps = MedianOfMoved(series, static one => one.Mpps),
            Gbps = MedianOfMoved(series, static one => one.Gbps),
            LossPercent = MedianOfMoved(series, static one => one.LossPercent),
            BytesPerDatagram = allocation?.BytesPerDatagram,
            AllocatedBytes = allocation?.Bytes,
            Gen0 = allocation?.Gen0,
            Gen1 = allocation?.Gen1,
            Gen2 = allocation?.Gen2,
            RatioToEngine = Ratio(series, Engine(subject.Group)),
            RatioToCeiling = Ratio(series, Ceiling(subject.Group)),
            RatioToUdpClient = Ratio(series, Named(RivalNames.UdpClient)),
            RatioToSocketAsync = Ratio(series, Named(RivalNames.SocketAsync)),
            Baseline = subject.Baseline,
            RatioToBaseline = Ratio(series, Baseline(subject)),
            NanosecondsEach = work.Merit == Merit.Time ? Medians.Median(series.Scores.OfType<double>()) : null,
            BytesBeyondContent = allocation?.BytesPerDatagram - series.Measured.First().ContentBytes,
            RttMicroseconds = RoundTrip(series),
            Requests = SumOfRequests(series),
        };
    }

    /// <summary>Null where nothing moves.</summary>
    private double? MedianOfMoved(Series series, Func<Measurement, double> figure) =>
        work.Merit == Merit.Time ? null : Medians.Median(series.Measured.Select(figure));

    private static double? Ratio(Series series, IReadOnlyList<double?>? reference) =>
        reference is null ? null : Medians.MedianOfRatios(series.Scores, reference);

    /// <summary>The engine of the group, or where it has none the first engine there is.</summary>
    private IReadOnlyList<double?>? Engine(string group) =>
        (all.FirstOrDefault(one => one.Subject.IsEngine && one.Subject.Group == group)
            ?? all.FirstOrDefault(static one => one.Subject.IsEngine))?.Scores;

    private double?[]? Ceiling(string group) => Best(group, static subject => subject.IsCeiling);

    private double?[]? Baseline(Subject subject) => subject.Baseline switch
    {
        null => null,
        [.. string start, '*'] => Best(subject.Group, one => one.Name.StartsWith(start, StringComparison.Ordinal)),
        string name => Best(subject.Group, one => one.Name == name),
    };

    /// <summary>The best, in each round, of those of a group.</summary>
    private double?[]? Best(string group, Func<Subject, bool> chooses)
    {
        IReadOnlyList<double?>[] scores = [.. all.Where(one => one.Subject.Group == group && chooses(one.Subject)).Select(static one => one.Scores)];
        return scores.Length == 0 ? null : Medians.BestOfEachRound(scores, work.Merit != Merit.Rate);
    }

    private IReadOnlyList<double?>? Named(string name) => all.FirstOrDefault(one => one.Subject.Name == name)?.Scores;

    /// <summary>Over all rounds, for a collection is rarer than a round is long.</summary>
    private static Allocation? SumOfAllocations(Series series) => series.Measured
        .Select(static one => one.Allocation)
        .OfType<Allocation>()
        .Aggregate((Allocation?)null, static (sum, one) => sum is null ? one : sum + one);

    private static RequestCounts? SumOfRequests(Series series) => series.Measured
        .Select(static one => one.Requests)
        .OfType<RequestCounts>()
        .Aggregate((RequestCounts?)null, static (sum, one) => sum is null ? one : sum + one);

    private static Row.RttRow? RoundTrip(Series series)
    {
        RoundTrip[] times = [.. series.Measured.Select(static one => one.RoundTrip).OfType<RoundTrip>()];
        return times.Length == 0 ? null : new Row.RttRow(
            Medians.Median(times.Select(static one => one.P50))!.Value,
            Medians.Median(times.Select(static one => one.P90))!.Value,
            Medians.Median(times.Select(static one => one.P99))!.Value,
            times.Max(static one => one.Max));
    }
}
