namespace FastUdp.Requests;

/// <summary>
/// What has been asked and answered: decides for each request whether it is executed, and keeps what repeats need.
/// </summary>
/// <remarks>
/// Everything is done with <see cref="Gate"/> held, which <see cref="Judge"/>, <see cref="Finish"/>, <see cref="WaitForRunning"/> and
/// <see cref="Statistics"/> take themselves. Handlers run and new replies are sent without it; what else the receive
/// loop answers it only writes into its batch.
/// </remarks>
internal sealed class RequestLedger : IDisposable
{
    private readonly RequestServerOptions _options;
    private readonly LoopReplies _replies;
    private readonly AddressProof _proof;
    private readonly ServerMemory _memory;
    private readonly SessionTable _table;
    private readonly RateLimit _limit;
    private readonly RunningHandlers _running;
    private readonly Housekeeping _housekeeping;

    // Of the batch at hand, and of the datagram at hand.
    private long _timestamp;
    private RemoteRecord? _remote;

    public RequestLedger(RequestServerOptions options, LoopReplies replies, AddressProof proof, ServerCounters counters)
    {
        TimeProvider clock = options.TimeProvider;
        _options = options;
        _replies = replies;
        _proof = proof;
        Counters = counters;
        _memory = new ServerMemory(options.MaxStoredBytes);
        _table = new SessionTable(options.MaxSessions, options.LifetimeTicks);
        _limit = new RateLimit(options.RequestsPerSecond, options.RequestBurst, clock.TimestampFrequency);
        _running = new RunningHandlers(options.MaxRunning);
        _housekeeping = new Housekeeping(clock, options.SessionLifetime, CleanUp);
    }

    /// <summary>Guards everything here.</summary>
    public Lock Gate { get; } = new();

    public ServerCounters Counters { get; }

    public RequestServerStatistics Statistics
    {
        get
        {
            lock (Gate)
                return Counters.Snapshot(_running.Count, _table.Count, _memory.Bytes);
        }
    }

    /// <summary>Sets the time of a batch, and forgets what has been silent for too long.</summary>
    public void BeginBatch()
    {
        _timestamp = _options.TimeProvider.GetTimestamp();
        _table.Expire(_timestamp);
    }

    /// <summary>Turns to the sender of a datagram; false when it sends too many.</summary>
    public bool TryPass(in RemoteAddress remote)
    {
        if (_remote is null || _remote.IsForgotten || _remote.Address != remote)
            _remote = _table.Find(remote);
        return _limit.IsOff || _remote is null || _remote.TryTake(_limit, _timestamp);
    }

    /// <summary>Decides about a request of the remote at hand. One that is not to be executed has been answered and counted.</summary>
    public bool TryAdmit(scoped in RequestArrival arrival, RequestRoute route, out Admission admission)
    {
        admission = default;
        RequestHeader header = arrival.Header;
        int distance = unchecked((int)(header.Sequence - header.Oldest));
        if (distance < 0)
            Counters.Inconsistent++;
        else if (distance >= _options.MaxSpan)
            Counters.Overloaded++;
        else if ((FindSession(arrival) ?? TryOpenSession(arrival)) is { } session)
            return TryAdmit(arrival, route, session, out admission);
        return false;
    }

    /// <summary>Where the reply of an admitted request is to be written.</summary>
    public Memory<byte> RoomOf(in Admission admission) => _memory.Replies.GetMemory(admission.Room);

    /// <summary>Says what to do with the reply of a request that has been running beside the receive loop.</summary>
    public ReplyFate Judge(in Admission admission, in ReplyOutcome outcome)
    {
        lock (Gate)
        {
            RequestSession session = admission.Session;
            bool isWaitedFor = session.Window.Look(admission.Sequence, admission.Id, out _) == SequenceState.Running;
            if (outcome.IsAbandoned || !isWaitedFor)
                return ReplyFate.Unsent;
            return session.IsProven || outcome.Length <= admission.SendLimitBytes ? ReplyFate.Sent : ReplyFate.HeldBack;
        }
    }

    /// <summary>Keeps the reply of a request executed on the receive loop for its repeats.</summary>
    public void Keep(in Admission admission, in ReplyOutcome outcome, ReplyFate fate)
    {
        KeepReply(admission, outcome, fate);

        // Nobody waits for it to be the last: that is done when the receive loop has ended.
        if (admission.IsAsync)
            _running.Remove();
    }

    /// <summary>Keeps the reply of a request that has been running beside the receive loop, unless nobody waits for it any more.</summary>
    public void Finish(in Admission admission, in ReplyOutcome outcome, ReplyFate fate)
    {
        TaskCompletionSource? allEnded;
        lock (Gate)
        {
            KeepReply(admission, outcome, fate);
            _table.Touch(admission.Session, _options.TimeProvider.GetTimestamp());
            allEnded = _running.Remove();
        }
        allEnded?.SetResult();
    }

    /// <summary>A task that ends when no handler runs any more.</summary>
    public Task WaitForRunning()
    {
        lock (Gate)
            return _running.WaitForAll();
    }

    public void Dispose() => _housekeeping.Dispose();

    private RequestSession? FindSession(scoped in RequestArrival arrival)
    {
        if (_remote?.Find(arrival.Header.Session) is not { } session)
            return null;
        if (!session.IsProven)
            session.IsProven = _proof.IsProven(arrival.Remote, arrival.Header.Token, _timestamp);
        _table.Touch(session, _timestamp);
        return session;
    }

    private RequestSession? TryOpenSession(scoped in RequestArrival arrival)
    {
        if (!_table.HasRoom(_remote))
        {
            Counters.Overloaded++;
            return null;
        }
        RequestHeader header = arrival.Header;
        bool isProven = _proof.IsProven(arrival.Remote, header.Token, _timestamp);
        if (!isProven && (_table.WantsProof(_remote) || _memory.IsHalfUsed))
        {
            ChallengeFirst(arrival);
            return null;
        }
        var window = new SessionWindow(_memory, header.Oldest, _options.MaxSpan);
        RequestSession session = _table.Add(arrival.Remote, header.Session, window, _timestamp);
        session.IsProven = isProven;

        // The first request of a remote is the first that can be charged to it.
        if (_remote is null && !_limit.IsOff)
            session.Remote.TryTake(_limit, _timestamp);
        _remote = session.Remote;
        _housekeeping.Arm();
        return session;
    }

    private bool TryAdmit(scoped in RequestArrival arrival, RequestRoute route, RequestSession session, out Admission admission)
    {
        admission = default;
        RequestHeader header = arrival.Header;
        session.Window.Advance(header.Oldest);
        switch (session.Window.Look(header.Sequence, header.Id, out PayloadCell reply))
        {
            case SequenceState.Free:
                return TryBegin(arrival, route, session, out admission);
            case SequenceState.Done:
                Replay(arrival, session, reply);
                break;
            case SequenceState.Running:
                Counters.Joined++;
                break;
            case SequenceState.Stale:
                Counters.Stale++;
                break;
            case SequenceState.Taken:
                Counters.Inconsistent++;
                break;
            default:
                Counters.Overloaded++;
                break;
        }
        return false;
    }

    private bool TryBegin(scoped in RequestArrival arrival, RequestRoute route, RequestSession session, out Admission admission)
    {
        if (!session.IsProven && _memory.IsHalfUsed)
        {
            admission = default;
            ChallengeFirst(arrival);
            return false;
        }
        if ((route.IsAsync && _running.IsFull) || !TryReserve(arrival, route, session, out admission))
        {
            admission = default;
            Counters.Overloaded++;
            return false;
        }
        session.RunningCount++;
        if (route.IsAsync)
            _running.Add();
        Counters.Executed++;
        return true;
    }

    /// <summary>Takes what a request needs to be remembered and answered, before it is executed.</summary>
    private bool TryReserve(scoped in RequestArrival arrival, RequestRoute route, RequestSession session, out Admission admission)
    {
        admission = default;
        RequestHeader header = arrival.Header;
        if (!_memory.Replies.TryTake(route.ReplyRoomFor(arrival.Remote), out PayloadCell room))
            return false;
        if (!session.Window.TryAdd(header.Sequence, header.Id))
        {
            _memory.Replies.Return(room);
            return false;
        }
        admission = new Admission(session, header.Id, header.Sequence, room, SendLimit(arrival, session), route.IsAsync);
        return true;
    }

    private void KeepReply(in Admission admission, in ReplyOutcome outcome, ReplyFate fate)
    {
        PayloadCell reply = admission.Room;
        _memory.Replies.Shrink(ref reply, outcome.Length);
        if (!admission.Session.Window.TryKeep(admission.Sequence, admission.Id, reply))
            _memory.Replies.Return(reply);
        admission.Session.RunningCount--;
        Counters.AddOutcome(outcome.Status);
        Counters.AddReply(fate);
    }

    private void Replay(scoped in RequestArrival arrival, RequestSession session, in PayloadCell reply)
    {
        Counters.Replayed++;
        Counters.AddReply(_replies.Send(arrival, _memory.Replies.Get(reply), SendLimit(arrival, session)));
    }

    private int SendLimit(scoped in RequestArrival arrival, RequestSession session) =>
        session.IsProven ? int.MaxValue : _options.AmplificationLimit * arrival.Datagram.Payload.Length;

    private void ChallengeFirst(scoped in RequestArrival arrival)
    {
        Counters.ChallengedFirst++;
        _replies.Challenge(arrival);
    }

    private bool CleanUp()
    {
        lock (Gate)
        {
            _table.Expire(_options.TimeProvider.GetTimestamp());
            _memory.Trim();
            return _table.Count > 0 || _memory.Bytes > 0;
        }
    }
}
