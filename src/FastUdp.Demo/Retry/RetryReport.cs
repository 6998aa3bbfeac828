using FastUdp.Demo.Load;

namespace FastUdp.Demo.Retry;

/// <summary>How many requests ended, and how.</summary>
internal sealed record RetryReport
{
    /// <summary>Requests that have ended, in one way or another.</summary>
    public required long Requests { get; init; }

    public required long Replied { get; init; }

    /// <summary>Requests given up, the last try of which nobody contradicted.</summary>
    public required long TimedOut { get; init; }

    /// <summary>Requests given up whose last try met a closed port.</summary>
    public required long Refused { get; init; }

    /// <summary>Requests that were under way when the user stopped the run.</summary>
    public required long Cancelled { get; init; }

    /// <summary>Requests without a reply for any other reason: the server rejected them, or the client could not take them.</summary>
    public long Failed => Requests - Replied - TimedOut - Refused - Cancelled;

    public required long DatagramsSent { get; init; }

    /// <summary>How many requests were sent once, twice, and so on.</summary>
    public required IReadOnlyList<long> RequestsBySends { get; init; }

    /// <summary>Requests whose reply says that the server executed them once. A plain server cannot say.</summary>
    public required long ExecutedOnce { get; init; }

    /// <summary>Requests whose reply says that the server executed them more than once.</summary>
    public required long ExecutedMore { get; init; }

    /// <summary>From the first send to the reply, of the requests that were replied to.</summary>
    public required RoundTripFigures Latency { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public double RequestsPerSecond => Requests / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Requests that did not get the reply they could have got.</summary>
    public long WithoutReply => TimedOut + Refused + Failed;
}
