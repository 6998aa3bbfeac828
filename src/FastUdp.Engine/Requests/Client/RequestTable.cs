using FastUdp.Messages;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// All requests that are not over, and what happens to them: they begin, wait, are in flight, are sent and sent again,
/// end. One lock guards it, which every member but <see cref="TrySendDue"/> takes as held. Nothing in here waits or
/// calls a user's code but the policy.
/// </summary>
internal sealed class RequestTable
{
    private readonly RequestClientOptions _options;
    private readonly UdpEndpoint _endpoint;
    private readonly bool _hearsRefusals;
    private readonly OperationPools _pools;
    private readonly RequestIds _ids;
    private readonly RetrySchedule _schedule;
    private readonly PayloadStore _bodies = new(long.MaxValue); // Bounded by how many requests there may be.
    private readonly WaitingRequests _waiting = new();
    private NodeList<RequestOperation> _due;
    private long _refusalsSeen;
    private long _trimTicks;

    public RequestTable(RequestEngine engine, RequestClientOptions options)
    {
        _options = options;
        _endpoint = engine.Endpoint;
        _hearsRefusals = _endpoint.ConnectedRemote is not null;
        _refusalsSeen = _endpoint.Refusals;
        _pools = engine.Pools;
        _ids = new RequestIds(options.Random);
        _schedule = new RetrySchedule(options, _ids, engine.Timer);
        Clock = engine.Clock;
        Servers = new ServerTable(_endpoint.ConnectedRemote, remote =>
        {
            _endpoint.CheckRemote(remote);
            return new ServerRecord(engine, remote, _ids.Next(), options.MaxSpan);
        });
    }

    public Lock Gate { get; } = new();

    public RequestClock Clock { get; }

    public ServerTable Servers { get; }

    public ClientCounters Counters { get; } = new();

    public bool IsClosed { get; private set; }

    public int InFlight { get; private set; }

    public int Waiting => _waiting.Count;

    /// <summary>Whether there is something for <see cref="TrySendDue"/>.</summary>
    public bool HasDue => !_due.IsEmpty;

    /// <summary>The next tick at which there is something to do; null when nothing is pending.</summary>
    public uint? NextTick => MayAdmit ? RequestClock.TickOf(Clock.NowTicks) : _schedule.NextTick;

    private bool MayAdmit => !IsClosed && InFlight < _options.MaxInFlight && _waiting.MayTake;

    /// <summary>
    /// Begins a request: in flight if there is a place, else waiting for one. Null when it is refused.
    /// </summary>
    /// <param name="remote">Who is asked.</param>
    /// <param name="body">The message, which is copied.</param>
    /// <param name="refusal">Why it is refused: closed or overloaded.</param>
    /// <param name="header">What to send before the message now, when it is in flight.</param>
    public TypedOperation<TResponse>? Begin<TResponse>(
        in RemoteAddress remote, ReadOnlySpan<byte> body, out RequestOutcome refusal, out RequestHeader header)
        where TResponse : IDatagramMessage<TResponse>
    {
        header = default;
        refusal = RequestOutcome.Closed;
        if (IsClosed)
            return Refuse<TResponse>(refusal);
        ServerRecord server = Servers.Get(remote);
        long now = Clock.NowTicks;
        bool waits = InFlight >= _options.MaxInFlight || _waiting.HoldsUp(server);
        uint dueTick = waits ? 0 : _schedule.AskFirstWait(server, now);

        refusal = RequestOutcome.Overloaded;
        if ((waits && _waiting.Count >= _options.MaxWaiting) || !_bodies.TryTake(body.Length, out PayloadCell cell))
            return Refuse<TResponse>(refusal);
        Counters.Requests++;
        body.CopyTo(_bodies.Get(cell));
        TypedOperation<TResponse> operation = _pools.Rent<TResponse>();
        operation.Begin(server, cell, _ids.Next());
        Servers.Hold(server);
        if (waits)
            _waiting.Add(operation);
        else
            header = BeginInFlight(operation, dueTick, now);
        return operation;
    }

    /// <summary>Ends a request that has not ended.</summary>
    public void End(RequestOperation operation, RequestOutcome outcome, long now, ref NodeList<RequestOperation> ended)
    {
        Leave(operation);
        _bodies.Return(operation.Body);
        operation.End(outcome, now);
        Servers.Release(operation.Server);
        Counters.CountOutcome(outcome);
        ended.AddLast(operation);
    }

    /// <summary>Ends a request with what its server said.</summary>
    public void EndWithReply(RequestOperation operation, RequestRejection status, long now, ref NodeList<RequestOperation> ended)
    {
        // Karn's rule: of a request sent several times nobody knows which send was replied to.
        if (operation.Sends == 1)
            operation.Server.Measure(now - operation.FirstSentTicks);
        _schedule.Earn();
        operation.Rejection = status;
        End(operation, status == RequestRejection.None ? RequestOutcome.Replied : RequestOutcome.Rejected, now, ref ended);
    }

    /// <summary>Has a request be sent again at once, with the token; its wait goes on.</summary>
    public void AnswerChallenge(RequestOperation operation)
    {
        Counters.Challenges++;
        operation.Challenges++;
        if (operation.State != OperationState.Sent)
            return; // It is due anyway, and the token goes with it.
        _schedule.Remove(operation);
        MakeDue(operation, OperationState.AnswerToChallengeDue, operation.DueTick);
    }

    /// <summary>Repeats or gives up the requests whose wait is over.</summary>
    public void Tick(long now, ref NodeList<RequestOperation> ended)
    {
        while (_schedule.TryTakeDue(now, out RequestOperation? operation))
        {
            operation.CountWait();
            if (_schedule.AskWait(operation.Server, operation.Waits, now) is not { } dueTick)
                End(operation, WasRefused(operation) ? RequestOutcome.Refused : RequestOutcome.TimedOut, now, ref ended);
            else if (_schedule.TrySpend(now))
                MakeDue(operation, OperationState.RepetitionDue, dueTick);
            else
                Withhold(operation, dueTick, now);
        }
        TrimBodies(now);
    }

    /// <summary>Ends what is in flight when the network has said that nobody listens, where that is wanted.</summary>
    public void LookForRefusals(long now, ref NodeList<RequestOperation> ended)
    {
        if (!_options.EndsWhenRefused || _refusalsSeen == _endpoint.Refusals)
            return;
        _refusalsSeen = _endpoint.Refusals;
        EndInFlight(RequestOutcome.Refused, now, ref ended);
    }

    /// <summary>Lets waiting requests take the places that are free.</summary>
    public void AdmitWaiting(long now)
    {
        while (MayAdmit && _waiting.TryTake(out RequestOperation? operation))
        {
            Admit(operation);
            MakeDue(operation, OperationState.FirstSendDue, RequestClock.TickOf(now));
            operation.DueTick = _schedule.AskFirstWait(operation.Server, now);
        }
    }

    /// <summary>
    /// Writes what is due into a block; false when the block has to be flushed before it goes on, which is not to be
    /// done under the lock. Takes the lock itself.
    /// </summary>
    public bool TrySendDue(SendBlock block)
    {
        lock (Gate)
        {
            long now = Clock.NowTicks;
            while (_due.First is { } operation)
            {
                if (!block.TryWrite(operation.Server.Remote, operation.Server.MakeHeader(operation), _bodies.Get(operation.Body)))
                    return false;
                _due.Remove(operation);
                CountSend(operation, now);
                _schedule.Add(operation, operation.DueTick, now);
            }
            return true;
        }
    }

    /// <summary>Ends every request, now and from here on.</summary>
    public void Close(long now, ref NodeList<RequestOperation> ended)
    {
        IsClosed = true;
        EndInFlight(RequestOutcome.Closed, now, ref ended);
        while (_waiting.First is { } operation)
            End(operation, RequestOutcome.Closed, now, ref ended);
        foreach (ServerRecord server in Servers.All)
        {
            while (server.Parked.First is { } operation)
                End(operation, RequestOutcome.Closed, now, ref ended);
        }
    }

    private TypedOperation<TResponse>? Refuse<TResponse>(RequestOutcome outcome)
        where TResponse : IDatagramMessage<TResponse>
    {
        Counters.Requests++;
        Counters.CountOutcome(outcome);
        return null;
    }

    private RequestHeader BeginInFlight(RequestOperation operation, uint dueTick, long now)
    {
        Admit(operation);
        CountSend(operation, now);
        _schedule.Add(operation, dueTick, now);
        return operation.Server.MakeHeader(operation);
    }

    private void Admit(RequestOperation operation)
    {
        operation.Sequence = operation.Server.Window.Add(operation);
        InFlight++;
    }

    /// <summary>Takes a request out of the list it stands in and, when it is in flight, gives its place up.</summary>
    private void Leave(RequestOperation operation)
    {
        switch (operation.State)
        {
            case OperationState.Waiting or OperationState.Parked:
                _waiting.Remove(operation);
                return;
            case OperationState.Sent:
                _schedule.Remove(operation);
                break;
            default:
                _due.Remove(operation);
                break;
        }
        operation.Server.Window.Remove(operation.Sequence);
        InFlight--;
        _waiting.NoteRoom(operation.Server);
    }

    private void MakeDue(RequestOperation operation, OperationState state, uint dueTick)
    {
        operation.State = state;
        operation.DueTick = dueTick;
        _due.AddLast(operation);
    }

    private void Withhold(RequestOperation operation, uint dueTick, long now)
    {
        Counters.RepetitionsWithheld++;
        _schedule.Add(operation, dueTick, now);
    }

    /// <summary>Gives back, now and then, the memory that a burst of long ago left behind.</summary>
    private void TrimBodies(long now)
    {
        if (now < _trimTicks)
            return;
        _trimTicks = now + TimeSpan.TicksPerMinute;
        _bodies.Trim();
    }

    private void CountSend(RequestOperation operation, long now)
    {
        operation.CountSend(now);
        Counters.Sends++;
        if (operation.State == OperationState.RepetitionDue)
            Counters.Repetitions++;
        if (_hearsRefusals)
            operation.RefusalsAtSend = (uint)_endpoint.Refusals;
    }

    private bool WasRefused(RequestOperation operation) => _hearsRefusals && (uint)_endpoint.Refusals != operation.RefusalsAtSend;

    private void EndInFlight(RequestOutcome outcome, long now, ref NodeList<RequestOperation> ended)
    {
        foreach (ServerRecord server in Servers.All)
        {
            while (server.Window.First is { } operation)
                End(operation, outcome, now, ref ended);
        }
    }
}
