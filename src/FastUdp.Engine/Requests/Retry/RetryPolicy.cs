namespace FastUdp.Requests;

/// <summary>When a request is sent again and when it is given up: a pure function of what has been tried.</summary>
/// <remarks>
/// It is asked while the client holds its lock, from any thread, so it must be quick and must not call the client. What
/// it throws reaches the caller of a request that begins, and otherwise closes the client. A wait is counted in
/// milliseconds, rounded up, and is at least one. A policy that gives up before the first wait is asked again a
/// millisecond later.
/// </remarks>
public abstract record RetryPolicy
{
    /// <summary>The most sends a policy of this library may allow.</summary>
    internal const int MaxSends = 10_000;

    internal static readonly TimeSpan ShortestAllowed = TimeSpan.FromMilliseconds(1);

    internal static readonly TimeSpan LongestAllowed = TimeSpan.FromHours(1);

    /// <summary>How long to wait for the reply after a send, or null to give the request up instead.</summary>
    /// <param name="waits">How many waits there have been for this request already: 0 after the first send.</param>
    /// <param name="estimate">What round trips to the remote have taken.</param>
    /// <param name="chance">A random number from 0 up to but not including 1, for the jitter.</param>
    public abstract TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance);

    /// <summary>Each wait is a factor times the one before; given up when the next would exceed the longest.</summary>
    /// <param name="firstWait">The first wait, 1 ms to 1 h, default 0.1 s.</param>
    /// <param name="factor">How many times the wait before each is, 1.1 to 10.</param>
    /// <param name="longestWait">
    /// What no wait exceeds but for the jitter, from the first wait to 1 h, default 2 s: with the other defaults 5
    /// sends in 3.1 s.
    /// </param>
    /// <param name="jitter">
    /// What part of itself a wait may be shorter or longer by chance, 0 to 0.9. It changes neither the growth nor the
    /// number of sends.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds.</exception>
    public static RetryPolicy Exponential(
        TimeSpan? firstWait = null, double factor = 2, TimeSpan? longestWait = null, double jitter = 0.1) =>
        ExponentialRetry.Create(
            firstWait ?? TimeSpan.FromSeconds(0.1), factor, longestWait ?? TimeSpan.FromSeconds(2), jitter);

    /// <summary>Every wait is the same; given up after so many sends.</summary>
    /// <param name="wait">The wait, 1 ms to 1 h.</param>
    /// <param name="sends">How many sends, 1 to 10,000.</param>
    /// <param name="jitter">What part of itself a wait may be shorter or longer by chance, 0 to 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds.</exception>
    public static RetryPolicy Fixed(TimeSpan wait, int sends, double jitter = 0) => FixedRetry.Create(wait, sends, jitter);

    /// <summary>
    /// The first wait follows the measured round trips (RFC 6298), each further one is twice as long; given up after so
    /// many sends.
    /// </summary>
    /// <param name="sends">How many sends, 1 to 10,000.</param>
    /// <param name="firstWait">
    /// The first wait while nothing has been measured, 1 ms to 1 h, default 1 s (RFC 6298 section 2.1).
    /// </param>
    /// <param name="shortestWait">
    /// What no wait falls short of but for the jitter, 1 ms to 1 h, default 10 ms. RFC 6298 section 2.4 says 1 s, which
    /// is meant for TCP over the Internet, where a needless repetition slows a whole connection down; here it costs one
    /// datagram, and round trips in a local network take a thousandth of that. Give 1 s for the RFC's.
    /// </param>
    /// <param name="longestWait">
    /// What no wait exceeds but for the jitter, from the shortest to 1 h, default 60 s.
    /// </param>
    /// <param name="jitter">What part of itself a wait may be shorter or longer by chance, 0 to 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds.</exception>
    public static RetryPolicy Adaptive(
        int sends = 5, TimeSpan? firstWait = null, TimeSpan? shortestWait = null, TimeSpan? longestWait = null, double jitter = 0.1) =>
        AdaptiveRetry.Create(
            sends,
            firstWait ?? TimeSpan.FromSeconds(1),
            shortestWait ?? TimeSpan.FromMilliseconds(10),
            longestWait ?? TimeSpan.FromSeconds(60),
            jitter);

    /// <summary>A wait that is shorter or longer by chance.</summary>
    internal static TimeSpan Jitter(double waitTicks, double jitter, double chance) =>
        TimeSpan.FromTicks((long)(waitTicks * (1 + (jitter * ((2 * chance) - 1)))));
}
