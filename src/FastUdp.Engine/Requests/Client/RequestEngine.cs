using FastUdp.Messages;
using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// What goes on behind a client: callers begin requests and cancel them, the receive loop brings replies, the timer
/// repeats, somebody closes it. Each does the same: changes the table under its lock; sends what that made due; lets
/// those whose requests ended go on.
/// </summary>
internal sealed class RequestEngine : IDatagramHandler
{
    private readonly RequestClientOptions _options;
    private readonly RequestTable _table;
    private readonly RequestOutbox _outbox;
    private readonly ReplyReader _reader;

    public RequestEngine(UdpEndpoint endpoint, RequestClientOptions options)
    {
        _options = options;
        Endpoint = endpoint;
        Clock = new RequestClock(options.Clock);
        Timer = new RequestTimer(options.Clock, Clock, Tick);
        Pools = new OperationPools(options.MaxInFlight, options.RunContinuationsAsynchronously);
        _table = new RequestTable(this, options);
        _outbox = new RequestOutbox(_table, gathers: options.RunContinuationsAsynchronously);
        _reader = new ReplyReader(_table);
    }

    public UdpEndpoint Endpoint { get; }

    public RequestClock Clock { get; }

    public RequestTimer Timer { get; }

    public OperationPools Pools { get; }

    /// <summary>What closed the client, when it was neither disposed nor stopped.</summary>
    public Exception? Fault { get; private set; }

    public RequestClientStatistics Statistics
    {
        get
        {
            lock (_table.Gate)
                return _table.Counters.TakeSnapshot(_table.InFlight, _table.Waiting);
        }
    }

    /// <summary>Takes two senders and begins to receive.</summary>
    /// <returns>The task of the receive.</returns>
    /// <exception cref="InvalidOperationException">
    /// The endpoint is receiving already, or has no two senders left.
    /// </exception>
    public Task Start()
    {
        try
        {
            _outbox.TakeSenders(Endpoint);
            return Endpoint.RunAsync(this);
        }
        catch
        {
            _outbox.Close();
            throw;
        }
    }

    /// <summary>
    /// Begins a request and sends it if there is a place for it. Null when it is refused: then the failure says why.
    /// </summary>
    public TypedOperation<TResponse>? Begin<TResponse>(
        in RemoteAddress remote, ReadOnlySpan<byte> body, CancellationToken cancellationToken, out RequestFailure failure)
        where TResponse : IDatagramMessage<TResponse>
    {
        TypedOperation<TResponse>? operation;
        RequestHeader header;
        bool isSent;
        failure = default;
        lock (_table.Gate)
        {
            operation = _table.Begin<TResponse>(remote, body, out RequestOutcome refusal, out header);
            isSent = operation is { State: OperationState.Sent };
            if (operation is null)
                failure = Explain(refusal, remote);
        }
        if (isSent)
            _outbox.Send(remote, header, body);
        if (operation is not null && cancellationToken.CanBeCanceled)
            operation.CancelWith(cancellationToken);
        return operation;
    }

    /// <summary>Counts a request that ends before it has begun.</summary>
    public void CountRefused(RequestOutcome outcome)
    {
        lock (_table.Gate)
        {
            _table.Counters.Requests++;
            _table.Counters.CountOutcome(outcome);
        }
    }

    /// <summary>Ends a request, which may have ended already, because its token says so.</summary>
    public void Cancel(RequestOperation operation)
    {
        NodeList<RequestOperation> ended = default;
        lock (_table.Gate)
        {
            if (operation.State == OperationState.Ended)
                return;
            _table.End(operation, RequestOutcome.Cancelled, Clock.NowTicks, ref ended);

            // Who waits for the place is let in by the timer: this thread is the caller's, who only wanted to cancel.
            if (_table.NextTick is { } tick)
                Timer.ArmBy(tick);
        }
        Signal(ref ended);
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        NodeList<RequestOperation> ended = default;
        _outbox.Loop.Use(sender);
        _outbox.Loop.Enter();
        try
        {
            bool hasDue;
            lock (_table.Gate)
            {
                long now = Clock.NowTicks;
                _table.LookForRefusals(now, ref ended);
                _reader.Read(batch, now, ref ended);
                _table.AdmitWaiting(now);
                hasDue = _table.HasDue;
            }
            if (hasDue)
                _outbox.SendDue(_outbox.Loop);
        }
        finally
        {
            // The loop flushes what those who go on here send.
            Signal(ref ended);
            _outbox.Loop.Leave();
        }
    }

    /// <summary>Ends every request as closed, and each that comes from here on.</summary>
    public void Close(Exception? fault)
    {
        NodeList<RequestOperation> ended = default;
        lock (_table.Gate)
        {
            if (_table.IsClosed)
                return;
            Fault = fault;
            _table.Close(Clock.NowTicks, ref ended);
        }
        Signal(ref ended);
    }

    /// <summary>Gives timer and senders back, once it is closed and the receive has ended.</summary>
    public async ValueTask ReleaseAsync()
    {
        await Timer.DisposeAsync().ConfigureAwait(false);
        _outbox.Close();
    }

    private RequestFailure Explain(RequestOutcome refusal, in RemoteAddress remote) =>
        new(refusal) { Remote = remote, Value = _table.Waiting, Limit = _options.MaxWaiting, Fault = Fault };

    /// <summary>What the timer calls.</summary>
    private void Tick()
    {
        NodeList<RequestOperation> ended = default;
        if (!TryBeginTick())
            return;
        _outbox.Timer.Enter();
        try
        {
            TickInLock(ref ended);
            _outbox.SendDue(_outbox.Timer);
        }
#pragma warning disable CA1031 // Whatever the policy throws: the timer has no caller to tell, but the requests have.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Close(exception);
        }
        _outbox.Timer.Flush();
        Signal(ref ended);
        _outbox.Timer.Flush();
        _outbox.Timer.Leave();
        lock (_table.Gate)
            Timer.EndTick(_table.NextTick);
    }

    private bool TryBeginTick()
    {
        lock (_table.Gate)
            return Timer.TryBeginTick();
    }

    private void TickInLock(ref NodeList<RequestOperation> ended)
    {
        lock (_table.Gate)
        {
            long now = Clock.NowTicks;
            _table.LookForRefusals(now, ref ended);
            _table.Tick(now, ref ended);
            _table.AdmitWaiting(now);
        }
    }

    private static void Signal(ref NodeList<RequestOperation> ended)
    {
        while (ended.TryTakeFirst(out RequestOperation? operation))
            operation.Signal();
    }
}
