using System.Diagnostics.Metrics;

namespace FastUdp.Diagnostics;

/// <summary>
/// Who counts what a set of instruments shows: endpoints, request clients, request servers. Nothing is done until a
/// listener collects; then every source is read once, whatever the number of instruments.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>A source registers when it begins to count, in the series of its address.</item>
/// <item>At a collection all sources are read, without the lock, and summed up by series.</item>
/// <item>A source that leaves adds its counts to its series' and to the process total, neither of which ever falls.</item>
/// <item>A series ends when its last source has left.</item>
/// </list>
/// </remarks>
internal sealed class StatisticsRegistry<TStatistics>
    where TStatistics : class
{
    // Sources of owners that were never disposed are looked for when there are twice as many as after the last look.
    private const int FewestBeforeLook = 64;

    private readonly Lock _lock = new();
    private readonly StatisticsInstrument<TStatistics>[] _instruments;
    private readonly Func<TStatistics, long?>[] _columns;
    private readonly bool[] _isCount;
    private readonly bool[] _isAny;
    private readonly Dictionary<SeriesName, StatisticsSeries<TStatistics>> _series = [];
    private readonly Figures _departed;

    // Those who ask for instruments and those who ask for totals are never the same.
    private Collection? _ofInstruments;
    private Collection? _ofTotals;
    private int _sourceCount;
    private int _lookAt = FewestBeforeLook;
    private int _questionCount;

    public StatisticsRegistry(params StatisticsInstrument<TStatistics>[] instruments)
    {
        _instruments = instruments;
        _columns = [.. instruments.SelectMany(static one => one.Columns, static (_, column) => column.Read)];
        _isCount = [.. instruments.SelectMany(static one => one.Columns, static (one, _) => one.IsCount)];
        _isAny = [.. _columns.Select(static _ => true)];
        _departed = NoFigures();
        int column = 0;
        foreach (StatisticsInstrument<TStatistics> instrument in instruments)
        {
            int question = _questionCount++;
            int first = column;
            instrument.Publish(() => Observe(instrument, question, first));
            column += instrument.Columns.Length;
        }
    }

    /// <summary>What the instruments are made from.</summary>
    public IReadOnlyList<StatisticsInstrument<TStatistics>> Instruments => _instruments;

    /// <summary>How many sources are known, gone ones included that have not been noticed yet.</summary>
    public int SourceCount
    {
        get
        {
            lock (_lock)
                return _sourceCount;
        }
    }

    public Figures NoFigures() => new(_columns.Length);

    /// <summary>Adds a source, until it leaves.</summary>
    /// <param name="name">Its series.</param>
    /// <param name="owner">Who counts; not kept alive.</param>
    /// <param name="read">Takes a snapshot of the owner. It must not hold the owner itself.</param>
    public StatisticsSource<TStatistics> Register(SeriesName name, object owner, Func<object, TStatistics> read)
    {
        var source = new StatisticsSource<TStatistics>(this, name, owner, read);
        lock (_lock)
        {
            if (!_series.TryGetValue(name, out StatisticsSeries<TStatistics>? series))
                _series.Add(name, series = new StatisticsSeries<TStatistics>(name, NoFigures()));
            series.Sources.Add(source);
            _sourceCount++;
            EndCollections();
        }
        LookForGone();
        return source;
    }

    /// <summary>Removes a source; its counts, which it gives, stay in the sums.</summary>
    public TStatistics? Leave(StatisticsSource<TStatistics> source)
    {
        TStatistics? statistics = source.Read();
        lock (_lock)
        {
            if (statistics is not null)
                source.Last = Read(statistics, source.Last);
            Remove(source);
        }
        return statistics;
    }

    /// <summary>
    /// A reader of the process total of an instrument, the departed included, for all its figures together or for one value of its attribute.
    /// </summary>
    public Func<double> TotalOf(string instrument, string? value = null)
    {
        int question = _questionCount++;
        bool[] isAsked = [.. _instruments.SelectMany(
            static one => one.Columns, (one, column) => one.Name == instrument && (value is null || column.Value == value))];
        return () => Sum(Collect(ref _ofTotals, question).Total, isAsked);
    }

    private static double Sum(in Figures figures, bool[] isAsked)
    {
        long sum = 0;
        for (int column = 0; column < isAsked.Length; column++)
            sum += isAsked[column] ? figures[column].GetValueOrDefault() : 0;
        return sum;
    }

    private List<Measurement<long>> Observe(StatisticsInstrument<TStatistics> instrument, int question, int firstColumn)
    {
        var measurements = new List<Measurement<long>>();
        foreach ((SeriesName name, Figures figures) in Collect(ref _ofInstruments, question).Series)
        {
            for (int i = 0; i < instrument.Columns.Length; i++)
            {
                if (figures[firstColumn + i] is not { } value)
                    continue;
                measurements.Add(new Measurement<long>(value, instrument.Attribute is { } attribute
                    ? name.ToAttributes(attribute, instrument.Columns[i].Value!)
                    : name.ToAttributes()));
            }
        }
        return measurements;
    }

    /// <summary>The figures of now: those just read for the same collection, or fresh ones.</summary>
    private Collection Collect(ref Collection? current, int question)
    {
        StatisticsSource<TStatistics>[] sources;
        lock (_lock)
        {
            if (current?.TryAsk(question) == true)
                return current;
            sources = [.. _series.Values.SelectMany(static series => series.Sources)];
        }

        // Without the lock: what is read may lock or speak for itself.
        TStatistics?[] read = Array.ConvertAll(sources, static source => source.Read());
        lock (_lock)
        {
            for (int i = 0; i < sources.Length; i++)
                Update(sources[i], read[i]);
            current = SumUp();
            current.TryAsk(question);
            return current;
        }
    }

    private Collection SumUp()
    {
        Figures total = NoFigures();
        total.Add(_departed, _isCount);
        var collected = new CollectedSeries[_series.Count];
        int next = 0;
        foreach (StatisticsSeries<TStatistics> series in _series.Values)
        {
            Figures sum = NoFigures();
            sum.Add(series.Departed, _isCount);
            foreach (StatisticsSource<TStatistics> source in series.Sources)
            {
                sum.Add(source.Last, _isAny);
                total.Add(source.Last, _isAny);
            }
            collected[next++] = new CollectedSeries(series.Name, sum);
        }
        return new Collection(collected, total);
    }

    /// <summary>Keeps what was read of a source, or lets go one whose owner is gone.</summary>
    private void Update(StatisticsSource<TStatistics> source, TStatistics? statistics)
    {
        if (statistics is null)
            Remove(source);
        else if (!source.HasLeft)
            source.Last = Read(statistics, source.Last);
    }

    private void Remove(StatisticsSource<TStatistics> source)
    {
        if (source.HasLeft)
            return;
        source.HasLeft = true;
        EndCollections();
        StatisticsSeries<TStatistics> series = _series[source.Name];
        series.Sources.Remove(source);
        _sourceCount--;
        _departed.Add(source.Last, _isCount);
        series.Departed.Add(source.Last, _isCount);
        if (series.Sources.Count == 0)
            _series.Remove(source.Name);
    }

    /// <summary>Reads a snapshot. What counts never falls: another thread's snapshot may be newer, and stored already.</summary>
    private Figures Read(TStatistics statistics, Figures last)
    {
        Figures figures = NoFigures();
        for (int column = 0; column < _columns.Length; column++)
        {
            long? value = _columns[column](statistics);
            bool isOld = _isCount[column] && (value is null || value < last[column]);
            figures[column] = isOld ? last[column] : value;
        }
        return figures;
    }

    /// <summary>Whoever collects next is to see who has come, and not who has left.</summary>
    private void EndCollections() => _ofInstruments = _ofTotals = null;

    private void LookForGone()
    {
        lock (_lock)
        {
            if (_sourceCount < _lookAt)
                return;
            StatisticsSource<TStatistics>[] gone =
                [.. _series.Values.SelectMany(static series => series.Sources).Where(static source => !source.IsAlive)];
            foreach (StatisticsSource<TStatistics> source in gone)
                Remove(source);
            _lookAt = Math.Max(_sourceCount * 2, FewestBeforeLook);
        }
    }
}
