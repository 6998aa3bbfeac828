using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// One request from its beginning to its end. Guarded by the lock of its table until it has ended; then it belongs to
/// whoever awaits it.
/// </summary>
/// <remarks>A hundred thousand of them may be outstanding, so the fields are as small as they can be.</remarks>
internal abstract class RequestOperation : TimerNode<RequestOperation>
{
    private const ushort Most = ushort.MaxValue;

    private long _ticks;
    private CancellationTokenRegistration _cancellation;
    private byte _outcome;

    /// <summary>Who is asked; null while it is in the pool.</summary>
    public ServerRecord Server { get; private set; } = null!;

    /// <summary>The message, without the header, for repetitions.</summary>
    public PayloadCell Body { get; private set; }

    public ulong Id { get; private set; }

    /// <summary>Its number in the session, once it is in flight.</summary>
    public uint Sequence { get; set; }

    /// <summary>How many refusals the endpoint had counted at the last send, modulo 2^32.</summary>
    public uint RefusalsAtSend { get; set; }

    public ushort Sends { get; private set; }

    public ushort Waits { get; private set; }

    public OperationState State { get; set; }

    /// <summary>How many challenges it has answered.</summary>
    public byte Challenges { get; set; }

    public RequestRejection Rejection { get; set; }

    public RequestOutcome Outcome => (RequestOutcome)_outcome;

    /// <summary>When it was first sent, in ticks of the clock, while it has not ended.</summary>
    public long FirstSentTicks => _ticks;

    /// <summary>From the first send to the end, once it has ended.</summary>
    public TimeSpan Elapsed => new(_ticks);

    /// <summary>What may cancel it.</summary>
    public CancellationToken CancellationToken { get; private set; }

    /// <summary>Begins a request.</summary>
    public void Begin(ServerRecord server, PayloadCell body, ulong id)
    {
        Server = server;
        Body = body;
        Id = id;
    }

    public void CountSend(long nowTicks)
    {
        if (Sends == 0)
            _ticks = nowTicks;
        Sends = (ushort)Math.Min(Sends + 1, Most);
    }

    public void CountWait() => Waits = (ushort)Math.Min(Waits + 1, Most);

    /// <summary>Ends it. Whoever awaits it learns of it by <see cref="Signal"/>, when the lock is not held.</summary>
    public void End(RequestOutcome outcome, long nowTicks)
    {
        State = OperationState.Ended;
        _outcome = (byte)outcome;
        _ticks = Sends == 0 ? 0 : nowTicks - _ticks;
    }

    /// <summary>Has a token cancel it. To be called once, without the lock, before anybody can await it.</summary>
    public void CancelWith(CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        _cancellation = cancellationToken.UnsafeRegister(static operation => ((RequestOperation)operation!).Cancel(), this);
    }

    /// <summary>Reads and keeps the response; false when it cannot be read.</summary>
    public abstract bool TryRead(ReadOnlySpan<byte> message);

    /// <summary>Lets whoever awaits it go on. To be called once, without the lock.</summary>
    public abstract void Signal();

    /// <summary>
    /// Makes it as good as new; false when the token's callback may be running still: then it is not to be used again,
    /// for the callback would cancel another request.
    /// </summary>
    protected bool TryReset()
    {
        if (_cancellation != default && !_cancellation.Unregister())
            return false;
        _cancellation = default;
        CancellationToken = default;
        Server = null!;
        Body = default;
        Sends = 0;
        Waits = 0;
        Challenges = 0;
        Rejection = RequestRejection.None;
        State = OperationState.Idle;
        return true;
    }

    private void Cancel() => Server.Engine.Cancel(this);
}
