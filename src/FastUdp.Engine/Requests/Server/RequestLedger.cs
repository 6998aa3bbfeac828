using FastUdp.Stores;

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
    private readonly ServerMemory _memory;
    private readonly SessionDoor _door;
    private readonly RunningHandlers _running;
    private readonly Housekeeping _housekeeping;

    public RequestLedger(RequestServerOptions options, LoopReplies replies, AddressProof proof, ServerCounters counters)
    {
        _options = options;
        _replies = replies;
        Counters = counters;
        _memory = new ServerMemory(options.MaxStoredBytes);
        _door = new SessionDoor(options, _memory, proof, replies, counters);
        _running = new RunningHandlers(options.MaxRunning);
        _housekeeping = new Housekeeping(options.Clock, options.SessionLifetime, CleanUp);
    }

    /// <summary>Guards everything here.</summary>
    public Lock Gate { get; } = new();

    public ServerCounters Counters { get; }

    public RequestServerStatistics Statistics
    {
        get
        {
            lock (Gate)
                return Counters.Snapshot(_running.Count, _door.SessionCount, _memory.Bytes);
        }
    }

    /// <summary>Begins a batch: sets its time, and forgets what has been silent for too long.</summary>
    public void BeginBatch() => _door.BeginBatch();

    /// <summary>Turns to the sender of a datagram; false when he sends too many.</summary>
    public bool TryPass(in RemoteAddress remote) => _door.TryPass(remote);

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
        else if (_door.Enter(arrival, out bool isNew) is { } session)
        {
            if (isNew)
                _housekeeping.Arm();
            return TryAdmit(arrival, route, session, out admission);
        }
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
            _door.Touch(admission.Session);
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
            _replies.ChallengeFirst(arrival);
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

    private bool CleanUp()
    {
        lock (Gate)
        {
            _door.Expire();
            _memory.Trim();
            return _door.SessionCount > 0 || _memory.Bytes > 0;
        }
    }
}
