namespace FastUdp.Requests;

/// <summary>What became of an executed request: its reply has been written.</summary>
/// <param name="Length">The reply's bytes, header included.</param>
/// <param name="Status">The reply's status.</param>
/// <param name="IsAbandoned">Whether the handler gave up because the server stops: the reply is kept, and not sent.</param>
internal readonly record struct ReplyOutcome(int Length, RequestRejection Status, bool IsAbandoned = false);
