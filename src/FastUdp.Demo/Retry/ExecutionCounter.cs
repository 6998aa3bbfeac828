namespace FastUdp.Demo.Retry;

/// <summary>
/// Counts how often each request is executed, as the proof that it is once. It remembers the latest
/// <see cref="Generation"/> requests at least, and twice as many at most. Not safe from several threads.
/// </summary>
internal sealed class ExecutionCounter
{
    public const int Generation = 1 << 18;

    private Dictionary<ulong, int> _latest = [];
    private Dictionary<ulong, int> _earlier = [];

    /// <summary>Requests that have been executed more than once.</summary>
    public long Repeated { get; private set; }

    /// <summary>Counts an execution.</summary>
    /// <returns>Which execution of this request it is, from 1.</returns>
    public int Count(ulong requestId)
    {
        if (!_latest.TryGetValue(requestId, out int executions))
            _earlier.TryGetValue(requestId, out executions);
        if (_latest.Count == Generation)
            (_earlier, _latest) = (_latest, []);
        _latest[requestId] = ++executions;
        if (executions == 2)
            Repeated++;
        return executions;
    }
}
