using System.Threading.Tasks.Sources;
using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>
/// A request for one kind of response, and what its value task stands on: one object, used again for later requests. A
/// value task that is awaited twice is told so by its version.
/// </summary>
internal sealed class TypedOperation<TResponse> : RequestOperation, IValueTaskSource<TResponse>, IValueTaskSource<RequestResult<TResponse>>
    where TResponse : IDatagramMessage<TResponse>
{
    private ManualResetValueTaskSourceCore<bool> _completion;
    private TResponse? _response;

    public TypedOperation(bool runsContinuationsAsynchronously) =>
        _completion.RunContinuationsAsynchronously = runsContinuationsAsynchronously;

    public short Version => _completion.Version;

    public override bool TryRead(ReadOnlySpan<byte> message) => TResponse.TryRead(message, out _response, out _);

    public override void Signal() => _completion.SetResult(true);

    ValueTaskSourceStatus IValueTaskSource<TResponse>.GetStatus(short token) => _completion.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource<RequestResult<TResponse>>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<TResponse>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource<RequestResult<TResponse>>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    TResponse IValueTaskSource<TResponse>.GetResult(short token)
    {
        _completion.GetResult(token);
        TResponse? response = _response;
        Exception? failure = Outcome == RequestOutcome.Replied ? null : new RequestFailure(this).ToException();
        Recycle();
        return failure is null ? response! : throw failure;
    }

    RequestResult<TResponse> IValueTaskSource<RequestResult<TResponse>>.GetResult(short token)
    {
        _completion.GetResult(token);
        TResponse? response = Outcome == RequestOutcome.Replied ? _response : default;
        var result = new RequestResult<TResponse>(Outcome, response, Sends, Elapsed, Rejection);
        Recycle();
        return result;
    }

    private void Recycle()
    {
        // Also when it is not used again: a value task awaited a second time is to throw, not to give the result once
        // more.
        _completion.Reset();
        _response = default;
        OperationPools pools = Server.Engine.Pools;
        if (TryReset())
            pools.Return(this);
    }
}
