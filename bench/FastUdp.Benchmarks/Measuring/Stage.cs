namespace FastUdp.Benchmarks.Measuring;

/// <summary>The phase of a run: set by the thread that keeps the time, read once a batch by those that work.</summary>
internal sealed class Stage
{
    private volatile int _phase;

    public Phase Phase
    {
        get => (Phase)_phase;
        set => _phase = (int)value;
    }
}
