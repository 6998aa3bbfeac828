namespace FastUdp.Requests;

/// <summary>When a request is sent again and when it is given up: a pure function of what has been tried.</summary>
public abstract record RetryPolicy
{
    /// <summary>How long to wait for the reply after a send, or null to give the request up instead.</summary>
    /// <param name="waits">How many waits there have been for this request already: 0 after the first send.</param>
    /// <param name="estimate">What round trips to the remote have taken.</param>
    /// <param name="chance">A random number from 0 up to but not including 1, for the jitter.</param>
    public abstract TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance);

    /// <summary>Each wait is a factor times the one before; given up when the next would exceed the longest.</summary>
    public static RetryPolicy Exponential(
        TimeSpan? firstWait = null, double factor = 2, TimeSpan? longestWait = null, double jitter = 0.1) => throw new NotImplementedException();

    /// <summary>Every wait is the same; given up after so many sends.</summary>
    public static RetryPolicy Fixed(TimeSpan wait, int sends, double jitter = 0) => throw new NotImplementedException();

    /// <summary>The first wait follows the measured round trips (RFC 6298), each further one is twice as long; given up after so many sends.</summary>
    public static RetryPolicy Adaptive(
        int sends = 5, TimeSpan? firstWait = null, TimeSpan? shortestWait = null, TimeSpan? longestWait = null, double jitter = 0.1) => throw new NotImplementedException();
}
