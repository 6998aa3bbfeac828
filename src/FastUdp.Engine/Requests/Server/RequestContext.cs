namespace FastUdp.Requests;

/// <summary>Who asked, and which request it is.</summary>
/// <param name="Remote">Who asked.</param>
/// <param name="RequestId">The request's 64 random bits; every repeat has the same, so it is good for logs.</param>
public readonly record struct RequestContext(RemoteAddress Remote, ulong RequestId);
