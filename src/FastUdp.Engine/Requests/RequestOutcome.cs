namespace FastUdp.Requests;

/// <summary>How a request ended. Every request ends in one of these ways, in bounded time.</summary>
public enum RequestOutcome
{
    /// <summary>The reply came.</summary>
    Replied = 0,

    /// <summary>No reply came within all the waits the <see cref="RetryPolicy"/> allows. It may have been executed all the same.</summary>
    TimedOut,

    /// <summary>As timed out, and the network said after the last send that nobody listens there (ICMP port unreachable).</summary>
    Refused,

    /// <summary>The server said why it does not answer: see <see cref="RequestRejection"/>.</summary>
    Rejected,

    /// <summary>The caller's token was cancelled. It may have been executed all the same.</summary>
    Cancelled,

    /// <summary>The request does not fit a datagram. Nothing was sent.</summary>
    TooLarge,

    /// <summary>More requests wait for a place in flight than <see cref="RequestClientOptions.MaxWaiting"/>. Nothing was sent.</summary>
    Overloaded,

    /// <summary>The client was disposed, or its endpoint failed. It may have been executed all the same.</summary>
    Closed,
}
