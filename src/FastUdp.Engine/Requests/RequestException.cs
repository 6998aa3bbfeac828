namespace FastUdp.Requests;

/// <summary>A request that ended without a reply. The message is one line that says how, and with which figures.</summary>
public sealed class RequestException : Exception
{
    internal RequestException(RequestOutcome outcome, int sends, TimeSpan elapsed, RequestRejection rejection, string message, Exception? inner = null)
        : base(message, inner)
    {
        Outcome = outcome;
        Sends = sends;
        Elapsed = elapsed;
        Rejection = rejection;
    }

    /// <summary>How the request ended; never <see cref="RequestOutcome.Replied"/> or <see cref="RequestOutcome.Cancelled"/>.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>How many times the request was sent.</summary>
    public int Sends { get; }

    /// <summary>From the first send to the end.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>What the server said, with <see cref="RequestOutcome.Rejected"/>.</summary>
    public RequestRejection Rejection { get; }
}
