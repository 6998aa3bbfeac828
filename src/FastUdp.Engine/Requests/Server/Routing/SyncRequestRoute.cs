using System.Diagnostics.CodeAnalysis;
using FastUdp.Diagnostics;
using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>Requests that are answered on the receive loop.</summary>
internal sealed class SyncRequestRoute<TRequest, TResponse>(RequestHandler<TRequest, TResponse> handler)
    : RequestRoute(ReplyWriter.HeaderBytes + TResponse.MaxWireSize)
    where TRequest : IDatagramMessage<TRequest>, allows ref struct
    where TResponse : IDatagramMessage<TResponse>
{
    public override bool IsAsync => false;

    public override void Serve(scoped in RequestArrival arrival, ServerRun run)
    {
        if (!TRequest.TryRead(arrival.Body, out TRequest? request, out _))
            run.Replies.Reject(arrival, RequestRejection.Malformed);
        else if (run.Ledger.TryAdmit(arrival, this, out Admission admission))
            Execute(request, arrival, admission, run);
    }

    private void Execute(
        scoped in TRequest request, scoped in RequestArrival arrival, in Admission admission, ServerRun run)
    {
        Span<byte> room = run.Ledger.RoomOf(admission).Span;
        ReplyOutcome outcome = default;
        ReplyFate fate = default;
        run.Ledger.Gate.Exit();
        try
        {
            outcome = Answer(request, arrival.Context, admission, room);
            fate = run.Replies.Send(arrival, room[..outcome.Length], admission.SendLimitBytes);
        }
        finally
        {
            run.Ledger.Gate.Enter();
            run.Ledger.Keep(admission, outcome, fate);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws rejects its request, and is counted.")]
    private ReplyOutcome Answer(scoped in TRequest request, in RequestContext context, in Admission admission, Span<byte> room)
    {
        try
        {
            return ReplyWriter.Write(room, admission, handler(request, context));
        }
        catch (Exception exception)
        {
            FastUdpEventSource.Log.TellRequestHandlerFailed(context.Remote, exception);
            return ReplyWriter.WriteStatus(room, admission, RequestRejection.HandlerFailed);
        }
    }
}
