namespace FastUdp.Requests;

/// <summary>
/// Lets requests into their sessions. Who asks too much, finds no room, or is to prove his address first stays outside, and
/// has been answered and counted. Under the ledger's gate.
/// </summary>
internal sealed class SessionDoor(
    RequestServerOptions options, ServerMemory memory, AddressProof proof, LoopReplies replies, ServerCounters counters)
{
    private readonly SessionTable _table = new(options.MaxSessions, options.LifetimeTicks);
    private readonly RateLimit _limit = new(options.RequestsPerSecond, options.RequestBurst, options.Clock.TimestampFrequency);

    // Of the batch at hand, and of the datagram at hand: null when its remote has no session.
    private long _timestamp;
    private RemoteRecord? _remote;

    /// <summary>How many sessions there are.</summary>
    public int SessionCount => _table.Count;

    /// <summary>Sets the time of a batch, and forgets what has been silent for too long.</summary>
    public void BeginBatch()
    {
        _timestamp = options.Clock.GetTimestamp();
        _table.Expire(_timestamp);
    }

    /// <summary>Forgets what has been silent for too long, at any time.</summary>
    public void Expire() => _table.Expire(options.Clock.GetTimestamp());

    /// <summary>Notes that something happened in a session beside the receive loop.</summary>
    public void Touch(RequestSession session) => _table.Touch(session, options.Clock.GetTimestamp());

    /// <summary>Turns to the sender of a datagram; false when he sends too many.</summary>
    public bool TryPass(in RemoteAddress remote)
    {
        if (_remote is null || _remote.IsForgotten || _remote.Address != remote)
            _remote = _table.Find(remote);
        return _limit.IsOff || _remote is null || _remote.TryTake(_limit, _timestamp);
    }

    /// <summary>Finds the session of a request from the remote turned to, or opens it; null when it stays outside.</summary>
    /// <param name="arrival">The request.</param>
    /// <param name="isNew">Whether it was opened for this request.</param>
    public RequestSession? Enter(scoped in RequestArrival arrival, out bool isNew)
    {
        RequestSession? session = _remote?.Find(arrival.Header.Session);
        isNew = session is null;
        if (session is null)
            return TryOpen(arrival);
        if (!session.IsProven)
            session.IsProven = proof.IsProven(arrival.Remote, arrival.Header.Token, _timestamp);
        _table.Touch(session, _timestamp);
        return session;
    }

    private RequestSession? TryOpen(scoped in RequestArrival arrival)
    {
        if (!_table.HasRoom(_remote))
        {
            counters.Overloaded++;
            return null;
        }
        bool isProven = proof.IsProven(arrival.Remote, arrival.Header.Token, _timestamp);
        if (!isProven && (_table.WantsProof(_remote) || memory.IsHalfUsed))
        {
            replies.ChallengeFirst(arrival);
            return null;
        }
        return Open(arrival, isProven);
    }

    private RequestSession Open(scoped in RequestArrival arrival, bool isProven)
    {
        RequestHeader header = arrival.Header;
        var window = new SessionWindow(memory, header.Oldest, options.MaxSpan);
        RequestSession session = _table.Add(arrival.Remote, header.Session, window, _timestamp);
        session.IsProven = isProven;

        // The first request of a remote is the first that can be charged to it.
        if (_remote is null && !_limit.IsOff)
            session.Remote.TryTake(_limit, _timestamp);
        _remote = session.Remote;
        return session;
    }
}
