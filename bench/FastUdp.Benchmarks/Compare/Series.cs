using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;

namespace FastUdp.Benchmarks.Compare;

/// <summary>The rounds of one subject. A round that failed is null.</summary>
internal sealed class Series(Subject subject, Merit merit)
{
    private readonly List<Measurement?> _rounds = [];

    public Subject Subject { get; } = subject;

    public IReadOnlyList<Measurement?> Rounds => _rounds;

    public IEnumerable<Measurement> Measured => _rounds.OfType<Measurement>();

    /// <summary>The figure of merit, round by round.</summary>
    public IReadOnlyList<double?> Scores => _rounds.ConvertAll(Score);

    public void Add(Measurement? measurement) => _rounds.Add(measurement);

    private double? Score(Measurement? measured) => merit switch
    {
        Merit.RoundTrip => measured?.RoundTrip?.P50,
        Merit.Time => measured?.NanosecondsEach,
        _ => measured?.Mpps,
    };
}
