using System.Diagnostics.CodeAnalysis;
using FastUdp.Diagnostics;
using FastUdp.Messages;
using Microsoft.Extensions.ObjectPool;

namespace FastUdp.Requests;

/// <summary>
/// A request whose handler goes on after the receive loop has. When it ends, on whichever thread:
/// <list type="number">
/// <item>Write the reply into the cell that was taken for it; nobody else knows the cell yet.</item>
/// <item>Ask the ledger whether anybody waits for it.</item>
/// <item>Send it, without the ledger's gate: a send may wait.</item>
/// <item>Hand the cell over to the ledger, for repeats. Those that came meanwhile were joined to this reply.</item>
/// </list>
/// </summary>
internal sealed class RunningRequest<TResponse>
    where TResponse : IDatagramMessage<TResponse>
{
    private readonly Action _onCompleted;
    private ValueTask<TResponse> _answering;
    private Admission _admission;
    private SendOptions _options;
    private Memory<byte> _room;
    private ServerRun? _run;
    private ObjectPool<RunningRequest<TResponse>>? _pool;

    public RunningRequest() => _onCompleted = Complete;

    /// <summary>Writes the reply of a handler that has ended.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws rejects its request, and is counted.")]
    public static ReplyOutcome Conclude(
        ValueTask<TResponse> ended, in Admission admission, Span<byte> room, CancellationToken stopping)
    {
        try
        {
            return ReplyWriter.Write(room, admission, ended.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            ReplyOutcome outcome = ReplyWriter.WriteStatus(room, admission, RequestRejection.HandlerFailed);
            bool isAbandoned = exception is OperationCanceledException && stopping.IsCancellationRequested;
            if (!isAbandoned)
                FastUdpEventSource.Log.TellRequestHandlerFailed(admission.Session.Remote.Address, exception);
            return outcome with { IsAbandoned = isAbandoned };
        }
    }

    /// <summary>Waits for a handler's end. The object goes back to its pool then.</summary>
    public void Await(
        ValueTask<TResponse> answering, in Admission admission, in SendOptions options, Memory<byte> room, ServerRun run,
        ObjectPool<RunningRequest<TResponse>> pool)
    {
        _answering = answering;
        _admission = admission;
        _options = options;
        _room = room;
        _run = run;
        _pool = pool;
        answering.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onCompleted);
    }

    private void Complete()
    {
        ServerRun run = _run!;
        Admission admission = _admission;
        ReplyOutcome outcome = Conclude(_answering, admission, _room.Span, run.Stopping);
        ReplyFate fate = run.Ledger.Judge(admission, outcome);
        if (!TrySend(run, admission, outcome, fate))
            fate = ReplyFate.Unsent;
        GoHome();
        run.Ledger.Finish(admission, outcome, fate);
    }

    private bool TrySend(ServerRun run, in Admission admission, in ReplyOutcome outcome, ReplyFate fate)
    {
        ref readonly RemoteAddress remote = ref admission.Session.Remote.Address;
        return fate switch
        {
            ReplyFate.Sent => run.Outbox!.TrySend(remote, _room.Span[..outcome.Length], _options),
            ReplyFate.HeldBack => run.Outbox!.TrySend(remote, run.Replies.MakeChallenge(remote, admission.Id, admission.Sequence), _options),
            _ => true,
        };
    }

    private void GoHome()
    {
        ObjectPool<RunningRequest<TResponse>> pool = _pool!;
        _answering = default;
        _admission = default;
        _room = default;
        _run = null;
        _pool = null;
        pool.Return(this);
    }
}
