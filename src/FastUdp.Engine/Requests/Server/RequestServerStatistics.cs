namespace FastUdp.Requests;

/// <summary>
/// What a server has counted: a snapshot. Every datagram received is counted once, as one of <see cref="Executed"/>,
/// <see cref="Replayed"/>, <see cref="Joined"/>, <see cref="WithoutHandler"/>, <see cref="Malformed"/>, <see cref="NotRequests"/>,
/// <see cref="Stale"/>, <see cref="Inconsistent"/>, <see cref="RateLimited"/>, <see cref="Overloaded"/> and <see cref="ChallengedFirst"/>.
/// </summary>
public sealed record RequestServerStatistics
{
    /// <summary>Requests executed: a handler was called. Each at most once.</summary>
    public required long Executed { get; init; }

    /// <summary>Repeats of executed requests: answered with the stored reply, or a token where that is held back.</summary>
    public required long Replayed { get; init; }

    /// <summary>Repeats of requests that were still running: they share its reply.</summary>
    public required long Joined { get; init; }

    /// <summary>Requests rejected for want of a handler.</summary>
    public required long WithoutHandler { get; init; }

    /// <summary>Requests rejected because their message cannot be read, or arrived cut.</summary>
    public required long Malformed { get; init; }

    /// <summary>Datagrams dropped because they are no request at all.</summary>
    public required long NotRequests { get; init; }

    /// <summary>Requests dropped because their client had said they are over.</summary>
    public required long Stale { get; init; }

    /// <summary>Requests dropped because they contradict what their session sent before.</summary>
    public required long Inconsistent { get; init; }

    /// <summary>Requests dropped because their remote sent too many.</summary>
    public required long RateLimited { get; init; }

    /// <summary>Requests dropped because a bound of <see cref="RequestServerOptions"/> was reached.</summary>
    public required long Overloaded { get; init; }

    /// <summary>Requests, not counted above, that were answered with a token alone, before anything was kept or executed for them.</summary>
    public required long ChallengedFirst { get; init; }

    /// <summary>Executed requests whose handler threw.</summary>
    public required long HandlersFailed { get; init; }

    /// <summary>Executed requests whose reply did not fit a datagram or could not be written.</summary>
    public required long RepliesUnwritable { get; init; }

    /// <summary>Replies held back because the remote had not proven its address; a token was sent instead.</summary>
    public required long RepliesHeldBack { get; init; }

    /// <summary>Replies sent, repeats and rejections included.</summary>
    public required long RepliesSent { get; init; }

    /// <summary>Asynchronous handlers running at the moment.</summary>
    public required int Running { get; init; }

    /// <summary>Sessions remembered at the moment.</summary>
    public required int Sessions { get; init; }

    /// <summary>Bytes of stored replies and windows at the moment.</summary>
    public required long StoredBytes { get; init; }
}
