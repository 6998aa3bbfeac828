namespace FastUdp.Requests;

/// <summary>
/// What a client has counted: a snapshot. Every request ends in exactly one outcome; every datagram received is counted
/// once.
/// </summary>
public sealed record RequestClientStatistics
{
    /// <summary>Requests begun.</summary>
    public required long Requests { get; init; }

    /// <summary>Requests that ended with a reply.</summary>
    public required long Replied { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.TimedOut"/>.</summary>
    public required long TimedOut { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.Refused"/>.</summary>
    public required long Refused { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.Rejected"/>.</summary>
    public required long Rejected { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.Cancelled"/>.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.TooLarge"/>.</summary>
    public required long TooLarge { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.Overloaded"/>.</summary>
    public required long Overloaded { get; init; }

    /// <summary>Requests that ended as <see cref="RequestOutcome.Closed"/>.</summary>
    public required long Closed { get; init; }

    /// <summary>Datagrams sent: first sends, repetitions and answers to challenges.</summary>
    public required long Sends { get; init; }

    /// <summary>Of them, repetitions for want of a reply.</summary>
    public required long Repetitions { get; init; }

    /// <summary>Repetitions that were due and not sent, for the <see cref="RetryBudget"/> was spent.</summary>
    public required long RepetitionsWithheld { get; init; }

    /// <summary>Challenges answered: the server asked for a proof of this address.</summary>
    public required long Challenges { get; init; }

    /// <summary>
    /// Replies dropped because no request waits for them any more: late, or a repeat of one that came.
    /// </summary>
    public required long RepliesLate { get; init; }

    /// <summary>
    /// Replies dropped because they came from another remote than was asked, or name a request that was never asked.
    /// </summary>
    public required long RepliesForeign { get; init; }

    /// <summary>Datagrams dropped because they are no reply, or hold no readable response.</summary>
    public required long RepliesMalformed { get; init; }

    /// <summary>Requests in flight at the moment.</summary>
    public required int InFlight { get; init; }

    /// <summary>Requests that wait for a place in flight at the moment.</summary>
    public required int Waiting { get; init; }
}
