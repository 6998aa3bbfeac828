namespace FastUdp.Requests;

/// <summary>What a server works with from a start to a stop.</summary>
/// <param name="Ledger">What has been asked and answered.</param>
/// <param name="Replies">Answers on the receive loop.</param>
/// <param name="Outbox">Answers from elsewhere; null when no handler is asynchronous.</param>
/// <param name="Stopping">Cancelled when this run ends.</param>
internal sealed record ServerRun(RequestLedger Ledger, LoopReplies Replies, ReplyOutbox? Outbox, CancellationToken Stopping);
