namespace FastUdp.Diagnostics;

/// <summary>
/// One owner of statistics as its registry knows it. It does not keep the owner alive: one that nobody disposed and the
/// garbage collector took is noticed, and leaves with what was last read of it.
/// </summary>
internal sealed class StatisticsSource<TStatistics>(
    StatisticsRegistry<TStatistics> registry, SeriesName name, object owner, Func<object, TStatistics> read)
    where TStatistics : class
{
    private readonly WeakReference<object> _owner = new(owner);

    public SeriesName Name => name;

    /// <summary>What was read the last time. Guarded by the registry.</summary>
    public Figures Last { get; set; } = registry.NoFigures();

    /// <summary>Whether the registry has let it go. Guarded by the registry.</summary>
    public bool HasLeft { get; set; }

    public bool IsAlive => _owner.TryGetTarget(out _);

    /// <summary>Takes a snapshot; null when the owner is gone.</summary>
    public TStatistics? Read() => _owner.TryGetTarget(out object? target) ? read(target) : null;

    /// <summary>Leaves, with what is counted by now, which it gives; null when the owner is gone. To be called while all of it can still be read.</summary>
    public TStatistics? Leave() => registry.Leave(this);
}
