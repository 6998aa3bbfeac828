namespace FastUdp.Requests;

/// <summary>How a client asks. Every value is checked when the client is made.</summary>
public sealed record RequestClientOptions
{
    /// <summary>
    /// When a request is sent again, and when it is given up. By default after 0.1 s, then twice as long each time, up
    /// to 2.0 s.
    /// </summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.Exponential();

    /// <summary>How many repetitions the client's requests share, so that they cannot multiply an outage.</summary>
    public RetryBudget Budget { get; init; } = RetryBudget.Default;

    /// <summary>
    /// How many requests may be in flight at once, 1 to 1,048,576, default 1,024. Further ones wait for a place, in
    /// their order.
    /// </summary>
    public int MaxInFlight { get; init; } = 1_024;

    /// <summary>
    /// How many requests may wait for a place, 0 to 16,777,216, default 65,536. One more ends as <see
    /// cref="RequestOutcome.Overloaded"/>.
    /// </summary>
    public int MaxWaiting { get; init; } = 65_536;

    /// <summary>
    /// How far apart the oldest and the newest request in flight to one server may be, in requests, 64 to 1,048,576,
    /// default 65,536; beyond it further ones wait. The server remembers as much, so it must not exceed
    /// <see cref="RequestServerOptions.MaxSpan"/>.
    /// </summary>
    public int MaxSpan { get; init; } = 65_536;

    /// <summary>
    /// Whether ICMP port unreachable ends the requests in flight, default false: the server may be about to come back,
    /// and such a message can be forged. Known on connected endpoints alone, and looked at when something arrives or a
    /// wait ends.
    /// </summary>
    public bool EndsWhenRefused { get; init; }

    /// <summary>
    /// Whether what awaits a reply goes on in the thread pool, default true. False runs it where the request ends: on
    /// the receive loop, on the timer, or in whoever cancels or disposes. Requests made there leave together. It must
    /// then never block, not even on another request of this client. With false the client queues nothing to the thread
    /// pool.
    /// </summary>
    public bool RunContinuationsAsynchronously { get; init; } = true;

    /// <summary>
    /// The clock and the timers. The default, null, is that of the simulated network the endpoint is bound in, or else the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>
    /// Where chance comes from: identifiers and jitter. The default, null, is the system's cryptographic generator for
    /// identifiers. A seeded one makes a run repeatable and identifiers guessable: for tests.
    /// </summary>
    public Random? Random { get; init; }

    /// <summary>The clock, settled by whoever knows the endpoint.</summary>
    internal TimeProvider Clock => TimeProvider ?? TimeProvider.System;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Retry);
        ArgumentNullException.ThrowIfNull(Budget);
        Budget.Validate();
        CheckRange(nameof(MaxInFlight), MaxInFlight, 1, 1 << 20);
        CheckRange(nameof(MaxWaiting), MaxWaiting, 0, 1 << 24);
        CheckRange(nameof(MaxSpan), MaxSpan, 64, 1 << 20);
    }

    private static void CheckRange(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least:N0} to {most:N0}.");
    }
}
