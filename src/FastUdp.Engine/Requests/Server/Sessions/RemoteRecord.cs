namespace FastUdp.Requests;

/// <summary>A remote that has sessions: it is forgotten with the last of them.</summary>
internal sealed class RemoteRecord(in RemoteAddress address)
{
    private readonly RemoteAddress _address = address;
    private RequestSession? _first;

    // What it may still ask: mutable, so no property.
    private RateBucket _rate;

    /// <summary>Its address.</summary>
    public ref readonly RemoteAddress Address => ref _address;

    /// <summary>How many sessions it has.</summary>
    public int SessionCount { get; private set; }

    /// <summary>Whether its last session has been forgotten, and it with them.</summary>
    public bool IsForgotten => SessionCount == 0;

    /// <summary>Counts a request against its rate; false when it exceeds it.</summary>
    public bool TryTake(RateLimit limit, long timestamp) => _rate.TryTake(limit, timestamp);

    /// <summary>The session of a name; null when there is none.</summary>
    public RequestSession? Find(ulong key)
    {
        RequestSession? session = _first;
        while (session is not null && session.Key != key)
            session = session.NextOfRemote;
        return session;
    }

    public void Add(RequestSession session)
    {
        session.NextOfRemote = _first;
        _first = session;
        SessionCount++;
    }

    public void Remove(RequestSession session)
    {
        if (_first == session)
            _first = session.NextOfRemote;
        else
            Before(session).NextOfRemote = session.NextOfRemote;
        SessionCount--;
    }

    private RequestSession Before(RequestSession session)
    {
        RequestSession before = _first!;
        while (before.NextOfRemote != session)
            before = before.NextOfRemote!;
        return before;
    }
}
