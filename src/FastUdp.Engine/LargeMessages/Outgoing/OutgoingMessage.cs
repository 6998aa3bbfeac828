using System.Threading.Tasks.Sources;
using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// One reliable message from the call to its end, and what its value task stands on: one object, used again for later messages. Guarded by the
/// gate of <see cref="OutgoingMessages"/> until it has ended; then it belongs to whoever awaits it.
/// </summary>
internal sealed class OutgoingMessage : ListNode<OutgoingMessage>, IValueTaskSource<LargeSendOutcome>
{
    private readonly OutgoingMessages _owner;
    private ManualResetValueTaskSourceCore<LargeSendOutcome> _completion;
    private CancellationTokenRegistration _cancellation;
    private CancellationToken _cancellationToken;
    private LargeSendOutcome _outcome;
    private bool _isCancelled;

    public OutgoingMessage(OutgoingMessages owner, bool runsContinuationsAsynchronously)
    {
        _owner = owner;
        _completion.RunContinuationsAsynchronously = runsContinuationsAsynchronously;
    }

    public short Version => _completion.Version;

    /// <summary>Where it goes; null when it has ended.</summary>
    public OutgoingRemote? Remote { get; private set; }

    /// <summary>The caller's bytes, looked at until it has ended.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    public uint Sequence { get; private set; }

    public MessageCut Cut { get; private set; }

    public byte CutNumber { get; private set; }

    /// <summary>The round that segments are sent in; the next begins when some are known to be lost, or nothing is heard.</summary>
    public byte Round { get; set; }

    public SegmentLedger Ledger { get; } = new();

    /// <summary>Whether a segment is to be sent to ask for an acknowledgement, whatever the window says.</summary>
    public bool IsProbeDue { get; set; }

    /// <summary>How many waits for an acknowledgement have been in vain since the last came.</summary>
    public int Timeouts { get; set; }

    /// <summary>When to ask again.</summary>
    public long DeadlineTicks { get; set; }

    /// <summary>When something of it was last known to have arrived, or else when it was first sent; null before.</summary>
    public long? ProgressTicks { get; set; }

    /// <summary>Bytes sent since an acknowledgement was asked for.</summary>
    public int UnaskedBytes { get; set; }

    /// <summary>The segment whose acknowledgement is timed, and since when; null where none is.</summary>
    public (int Index, long Ticks)? Timed { get; set; }

    /// <summary>Begins a message.</summary>
    public void Begin(OutgoingRemote remote, ReadOnlyMemory<byte> bytes, uint sequence, in MessageCut cut)
    {
        Remote = remote;
        Bytes = bytes;
        Sequence = sequence;
        Round = 0;
        CutNumber = 0;
        ProgressTicks = null;
        CutAnew(cut);
        CutNumber = 0;
    }

    /// <summary>Begins it again in other segments.</summary>
    public void CutAnew(in MessageCut cut)
    {
        Cut = cut;
        CutNumber++;
        Ledger.Begin(cut);
        IsProbeDue = false;
        Timeouts = 0;
        UnaskedBytes = 0;
        Timed = null;
    }

    /// <summary>Has a token cancel it. To be called once, without the gate, before anybody can await it.</summary>
    public void CancelWith(CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.UnsafeRegister(static message => ((OutgoingMessage)message!).Cancel(), this);
    }

    /// <summary>Ends it: its bytes are the caller's again. Whoever awaits it learns of it by <see cref="Signal"/>.</summary>
    public void End(LargeSendOutcome outcome, bool isCancelled)
    {
        Remote = null;
        Bytes = default;
        _outcome = outcome;
        _isCancelled = isCancelled;
    }

    /// <summary>Lets whoever awaits it go on. To be called once, without the gate.</summary>
    public void Signal()
    {
        if (_isCancelled)
            _completion.SetException(new OperationCanceledException(_cancellationToken));
        else
            _completion.SetResult(_outcome);
    }

    ValueTaskSourceStatus IValueTaskSource<LargeSendOutcome>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<LargeSendOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    LargeSendOutcome IValueTaskSource<LargeSendOutcome>.GetResult(short token)
    {
        bool isOver = _completion.GetStatus(token) != ValueTaskSourceStatus.Pending;
        try
        {
            return _completion.GetResult(token);
        }
        finally
        {
            if (isOver)
                Recycle();
        }
    }

    private void Cancel() => _owner.Cancel(this);

    // Not used again when the token's callback may be running still, for it would cancel another message.
    private void Recycle()
    {
        _completion.Reset();
        bool isFree = _cancellation == default || _cancellation.Unregister();
        _cancellation = default;
        _cancellationToken = default;
        if (isFree)
            _owner.Return(this);
    }
}
