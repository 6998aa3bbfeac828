using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace FastUdp.Transport;

/// <summary>
/// A receiver around another that looks at what it filled, on the thread that received it. Its own task source, so that a receive which waits
/// allocates nothing.
/// </summary>
internal abstract class ReceiverDecorator : Receiver, IValueTaskSource<int>
{
    private readonly Receiver _inner;
    private readonly Action _onReceived;
    private ManualResetValueTaskSourceCore<int> _completion;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _receive;

    /// <param name="inner">What receives; owned from now on.</param>
    protected ReceiverDecorator(Receiver inner)
    {
        _inner = inner;
        _onReceived = OnReceived;
    }

    public override int TurnsBeforeYield => _inner.TurnsBeforeYield;

    public override bool HasQueued => _inner.HasQueued;

    [SuppressMessage("Reliability", "CA2012", Justification = "The awaiter is kept for its one use.")]
    public override ValueTask<int> ReceiveAsync()
    {
        _receive = _inner.ReceiveAsync().ConfigureAwait(false).GetAwaiter();
        if (_receive.IsCompleted)
            return new ValueTask<int>(OnFilled(_receive.GetResult()));
        _completion.Reset();
        return new ValueTask<int>(this, _completion.Version);
    }

    public override void Dispose() => _inner.Dispose();

    int IValueTaskSource<int>.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _completion.GetStatus(token);

    // The inner receive is waited for only when the loop waits, as it would be without this one in between: a receiver
    // may go by that.
    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _completion.OnCompleted(continuation, state, token, flags);
        _receive.UnsafeOnCompleted(_onReceived);
    }

    /// <summary>The inner receiver has filled so many slots, or was woken; says how many the loop is to see.</summary>
    protected abstract int OnFilled(int filledCount);

    private void OnReceived()
    {
        int count;
        try
        {
            count = OnFilled(_receive.GetResult());
        }
#pragma warning disable CA1031 // Whatever it is, it is the receive loop's: this call has nobody to throw to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _completion.SetException(exception);
            return;
        }
        _completion.SetResult(count);
    }
}
