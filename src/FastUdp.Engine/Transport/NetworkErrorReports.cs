namespace FastUdp.Transport;

/// <summary>
/// Tells the user's callback what the network says of earlier datagrams.
/// <list type="number">
/// <item>Whoever comes upon an error adds it, wherever that is, and goes on.</item>
/// <item>At the end of its call it tells: the callback is called with one error after the other, outside every lock.</item>
/// <item>Whoever finds another thread at that, or itself within the callback, leaves its errors to it.</item>
/// </list>
/// So there are never two calls at once, nobody waits for one, and a callback may send. A callback that throws throws to
/// whoever tells; the error is told, and the rest will be by the next to tell.
/// </summary>
internal sealed class NetworkErrorReports(Action<NetworkError> callback)
{
    /// <summary>How many errors wait for the callback at most; further ones are only counted.</summary>
    public const int Capacity = 1_024;

    private readonly Lock _lock = new();
    private readonly Queue<NetworkError> _waiting = new();
    private bool _isTelling;
    private bool _isAnyWaiting;
    private long _count;
    private long _refusals;
    private long _untold;

    /// <summary>The capability row.</summary>
    /// <param name="reports">What tells; null where the options ask for none.</param>
    /// <param name="how">Where the errors come from.</param>
    public static UdpCapability Describe(NetworkErrorReports? reports, string how) => new(
        UdpCapabilities.NetworkErrorsName,
        reports is not null,
        reports is not null ? how : $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.OnNetworkError)} is null");

    /// <summary>All errors, told or not.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Those that say that nobody listens.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>Those that the callback will not be told: they came faster than it returned.</summary>
    public long Untold => Interlocked.Read(ref _untold);

    /// <summary>Counts an error and has it told. Any thread.</summary>
    public void Add(in NetworkError error)
    {
        Interlocked.Increment(ref _count);
        if (error.Kind == NetworkErrorKind.PortUnreachable)
            Interlocked.Increment(ref _refusals);
        lock (_lock)
        {
            if (_waiting.Count == Capacity)
            {
                Interlocked.Increment(ref _untold);
                return;
            }
            _waiting.Enqueue(error);
            Volatile.Write(ref _isAnyWaiting, true);
        }
    }

    /// <summary>Calls the callback with what waits, unless somebody is at it. Not to be called with a lock held. Any thread.</summary>
    public void Tell()
    {
        if (!Volatile.Read(ref _isAnyWaiting))
            return;
        for (bool isTelling = false; TryTake(isTelling, out NetworkError error); isTelling = true)
            Tell(error);
    }

    /// <summary>Takes the next error to tell; false when there is none, or another is telling.</summary>
    private bool TryTake(bool isTelling, out NetworkError error)
    {
        lock (_lock)
        {
            error = default;
            if (_isTelling && !isTelling)
                return false;
            _isTelling = _waiting.TryDequeue(out error);
            Volatile.Write(ref _isAnyWaiting, _waiting.Count > 0);
            return _isTelling;
        }
    }

    private void Tell(in NetworkError error)
    {
        bool hasReturned = false;
        try
        {
            callback(error);
            hasReturned = true;
        }
        finally
        {
            if (!hasReturned)
                StopTelling();
        }
    }

    private void StopTelling()
    {
        lock (_lock)
            _isTelling = false;
    }
}
