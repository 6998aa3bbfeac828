namespace FastUdp.Diagnostics;

/// <summary>All sources of one name: their sum is what listeners see.</summary>
internal sealed class StatisticsSeries<TStatistics>(SeriesName name, Figures departed)
    where TStatistics : class
{
    public SeriesName Name => name;

    public List<StatisticsSource<TStatistics>> Sources { get; } = [];

    /// <summary>
    /// What those counted that have left while others stayed: a sum that only ever rises must not fall with them. The series ends
    /// with its last source.
    /// </summary>
    public Figures Departed { get; } = departed;
}
