namespace FastUdp.Simulation;

/// <summary>Sees to it that one thread at a time runs a simulation, and that it does so where continuations stay with it.</summary>
internal sealed class RunPermit
{
    private Thread? _runner;

    /// <summary>Takes the permit for a thread, which is to <see cref="Release"/> it.</summary>
    /// <exception cref="InvalidOperationException">The simulation is running.</exception>
    public void Take(Thread runner)
    {
        Thread? current = Interlocked.CompareExchange(ref _runner, runner, null);
        if (current is not null)
            throw new InvalidOperationException(current == Thread.CurrentThread
                ? "The simulation cannot be run from within one of its own events: a handler, a timer, or what awaited either."
                : "The simulation is running already, on another thread.");
    }

    public void Release() => Volatile.Write(ref _runner, null);

    /// <summary>Takes the permit for the calling thread until the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">The simulation is running.</exception>
    public Scope Enter()
    {
        Take(Thread.CurrentThread);
        return new Scope(this);
    }

    /// <summary>
    /// One run. Without a synchronization context: in the presence of a foreign one, what awaits an event with
    /// ConfigureAwait(false) would go on in the thread pool instead of at once.
    /// </summary>
    internal readonly ref struct Scope
    {
        private readonly RunPermit _permit;
        private readonly SynchronizationContext? _context;

        public Scope(RunPermit permit)
        {
            _permit = permit;
            _context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
        }

        public void Dispose()
        {
            SynchronizationContext.SetSynchronizationContext(_context);
            _permit.Release();
        }
    }
}
