namespace FastUdp.Requests;

/// <summary>What a server counts, under the ledger's gate. The first eleven make up all datagrams received.</summary>
internal sealed class ServerCounters
{
    public long Executed { get; set; }

    public long Replayed { get; set; }

    public long Joined { get; set; }

    public long WithoutHandler { get; set; }

    public long Malformed { get; set; }

    public long NotRequests { get; set; }

    public long Stale { get; set; }

    public long Inconsistent { get; set; }

    public long RateLimited { get; set; }

    public long Overloaded { get; set; }

    public long ChallengedFirst { get; set; }

    public long HandlersFailed { get; set; }

    public long RepliesUnwritable { get; set; }

    public long RepliesHeldBack { get; set; }

    public long RepliesSent { get; set; }

    /// <summary>Counts what became of a reply.</summary>
    public void AddReply(ReplyFate fate)
    {
        if (fate == ReplyFate.Sent)
            RepliesSent++;
        else if (fate == ReplyFate.HeldBack)
            RepliesHeldBack++;
    }

    /// <summary>Counts how an executed request ended.</summary>
    public void AddOutcome(RequestRejection status)
    {
        if (status == RequestRejection.HandlerFailed)
            HandlersFailed++;
        else if (status == RequestRejection.ReplyUnwritable)
            RepliesUnwritable++;
    }

    /// <summary>A snapshot.</summary>
    public RequestServerStatistics Snapshot(int running, int sessions, long storedBytes) => new()
    {
        Executed = Executed,
        Replayed = Replayed,
        Joined = Joined,
        WithoutHandler = WithoutHandler,
        Malformed = Malformed,
        NotRequests = NotRequests,
        Stale = Stale,
        Inconsistent = Inconsistent,
        RateLimited = RateLimited,
        Overloaded = Overloaded,
        ChallengedFirst = ChallengedFirst,
        HandlersFailed = HandlersFailed,
        RepliesUnwritable = RepliesUnwritable,
        RepliesHeldBack = RepliesHeldBack,
        RepliesSent = RepliesSent,
        Running = running,
        Sessions = sessions,
        StoredBytes = storedBytes,
    };
}
