namespace FastUdp.Requests;

/// <summary>How many asynchronous handlers run. Under the ledger's gate.</summary>
internal sealed class RunningHandlers(int most)
{
    private TaskCompletionSource? _ended;

    /// <summary>How many run at the moment.</summary>
    public int Count { get; private set; }

    /// <summary>Whether as many run as may.</summary>
    public bool IsFull => Count >= most;

    public void Add() => Count++;

    /// <summary>Notes that one has ended.</summary>
    /// <returns>What is to be completed, without the gate, when somebody waited for this one as the last.</returns>
    public TaskCompletionSource? Remove()
    {
        if (--Count > 0)
            return null;
        TaskCompletionSource? ended = _ended;
        _ended = null;
        return ended;
    }

    /// <summary>A task that ends when none runs any more.</summary>
    public Task WaitForAll()
    {
        if (Count == 0)
            return Task.CompletedTask;

        // What waits goes on where the last handler ends: in a simulation that is where everything is.
        _ended ??= new TaskCompletionSource();
        return _ended.Task;
    }
}
