using System.Diagnostics.CodeAnalysis;
using FastUdp.Messages;
using Microsoft.Extensions.ObjectPool;

namespace FastUdp.Requests;

/// <summary>Requests that are begun on the receive loop and answered there or later, on any thread.</summary>
internal sealed class AsyncRequestRoute<TRequest, TResponse>(AsyncRequestHandler<TRequest, TResponse> handler)
    : RequestRoute(ReplyWriter.HeaderBytes + TResponse.MaxWireSize)
    where TRequest : IDatagramMessage<TRequest>
    where TResponse : IDatagramMessage<TResponse>
{
    // Of as many requests as usually run at once.
    private const int PooledRequests = 4_096;

    private readonly ObjectPool<RunningRequest<TResponse>> _pool =
        new DefaultObjectPool<RunningRequest<TResponse>>(new DefaultPooledObjectPolicy<RunningRequest<TResponse>>(), PooledRequests);

    public override bool IsAsync => true;

    public override void Serve(scoped in RequestArrival arrival, ServerRun run)
    {
        if (!TRequest.TryRead(arrival.Body, out TRequest? request, out _))
            run.Replies.Reject(arrival, RequestRejection.Malformed);
        else if (run.Ledger.TryAdmit(arrival, this, out Admission admission))
            Execute(request, arrival, admission, run);
    }

    private void Execute(TRequest request, scoped in RequestArrival arrival, in Admission admission, ServerRun run)
    {
        Memory<byte> room = run.Ledger.RoomOf(admission);
        ReplyOutcome? outcome = null;
        ReplyFate fate = default;
        run.Ledger.Gate.Exit();
        try
        {
            ValueTask<TResponse> answering = Begin(request, arrival.Context, run.Stopping);
            if (answering.IsCompleted)
            {
                outcome = RunningRequest<TResponse>.Conclude(answering, admission, room.Span, run.Stopping);
                if (!outcome.Value.IsAbandoned)
                    fate = run.Replies.Send(arrival, room.Span[..outcome.Value.Length], admission.SendLimitBytes);
            }
            else
            {
                _pool.Get().Await(answering, admission, arrival.ReplyOptions, room, run, _pool);
            }
        }
        finally
        {
            run.Ledger.Gate.Enter();
            if (outcome is { } concluded)
                run.Ledger.Keep(admission, concluded, fate);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws rejects its request, and is counted.")]
    private ValueTask<TResponse> Begin(TRequest request, in RequestContext context, CancellationToken stopping)
    {
        try
        {
            return handler(request, context, stopping);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<TResponse>(exception);
        }
    }
}
