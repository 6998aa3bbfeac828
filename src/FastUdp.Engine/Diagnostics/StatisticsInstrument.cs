using System.Diagnostics.Metrics;

namespace FastUdp.Diagnostics;

/// <summary>An instrument that reads figures of snapshots, one for each value of its attribute.</summary>
/// <param name="Name">Its name, in OpenTelemetry's manner.</param>
/// <param name="Unit">Its unit, in the notation of UCUM.</param>
/// <param name="Description">What it counts.</param>
/// <param name="IsCount">Whether it only ever rises; otherwise it is how much there is at the moment.</param>
/// <param name="Attribute">The attribute that tells its figures apart; null where there is but one.</param>
/// <param name="Columns">Its figures.</param>
internal sealed record StatisticsInstrument<TStatistics>(
    string Name, string Unit, string Description, bool IsCount, string? Attribute, StatisticsColumn<TStatistics>[] Columns)
{
    public static StatisticsInstrument<TStatistics> Count(
        string name, string unit, string description, Func<TStatistics, long?> read) =>
        new(name, unit, description, IsCount: true, Attribute: null, [new(null, read)]);

    public static StatisticsInstrument<TStatistics> Counts(
        string name, string unit, string description, string attribute, params (string Value, Func<TStatistics, long?> Read)[] columns) =>
        new(name, unit, description, IsCount: true, attribute, ToColumns(columns));

    public static StatisticsInstrument<TStatistics> Level(
        string name, string unit, string description, Func<TStatistics, long?> read) =>
        new(name, unit, description, IsCount: false, Attribute: null, [new(null, read)]);

    public static StatisticsInstrument<TStatistics> Levels(
        string name, string unit, string description, string attribute, params (string Value, Func<TStatistics, long?> Read)[] columns) =>
        new(name, unit, description, IsCount: false, attribute, ToColumns(columns));

    /// <summary>Makes the instrument; from here on listeners see it.</summary>
    public void Publish(Func<IEnumerable<Measurement<long>>> observe)
    {
        if (IsCount)
            FastUdpMeter.Instance.CreateObservableCounter(Name, observe, Unit, Description);
        else
            FastUdpMeter.Instance.CreateObservableUpDownCounter(Name, observe, Unit, Description);
    }

    private static StatisticsColumn<TStatistics>[] ToColumns((string Value, Func<TStatistics, long?> Read)[] columns) =>
        [.. columns.Select(static column => new StatisticsColumn<TStatistics>(column.Value, column.Read))];
}
