namespace FastUdp.Requests;

/// <summary>What a server grants and what it may use. Every value is checked when the server is made.</summary>
public sealed record RequestServerOptions
{
    private const double MinRequestsPerSecond = 0.001;
    private const double MaxRequestsPerSecond = 1e9;

    /// <summary>
    /// How long a silent session is remembered, 1 s to 1 h, default 60 s. Within it each request of the session is
    /// executed at most once; it should exceed the time that a client repeats a request, plus what a datagram may be
    /// under way. A session of which a handler is running is not forgotten.
    /// </summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many sessions are remembered at once, 1 to 16,777,216, default 65,536, and of one remote (address and port) 8 of them.
    /// A request of one more is dropped and counted. Only clients that have proven their address take more than half.
    /// </summary>
    public int MaxSessions { get; init; } = 65_536;

    /// <summary>How far apart the oldest and the newest request of a session may be, 64 to 1,048,576, default 131,072.</summary>
    public int MaxSpan { get; init; } = 131_072;

    /// <summary>
    /// How many bytes of stored replies and of sessions' windows there may be, 1 MiB to 64 GiB, default 256 MiB. A request that
    /// needs more is dropped and counted, never executed unremembered: while a request is executed, room for the longest
    /// reply its handler can make is taken. Only clients that have proven their address take more than half.
    /// </summary>
    public long MaxStoredBytes { get; init; } = 256L << 20;

    /// <summary>How many asynchronous handlers may run at once, 1 to 1,048,576, default 4,096. A request beyond it is dropped and counted.</summary>
    public int MaxRunning { get; init; } = 4_096;

    /// <summary>
    /// How many requests a second one remote (address and port) may send, over its sessions, 0.001 to 1,000,000,000; the
    /// default, 0, is no limit. Repeats count. What exceeds it is dropped and counted. Forgotten with the remote's last session.
    /// </summary>
    public double RequestsPerSecond { get; init; }

    /// <summary>How many requests one remote may send at once within its rate, 1 to 1,048,576, default 1,024.</summary>
    public int RequestBurst { get; init; } = 1_024;

    /// <summary>
    /// How many times the bytes of a request its reply may have before the remote has proven its address, 1 to 1,000,
    /// default 3 as in RFC 9000 section 8. A longer one is held back, and a token is sent instead.
    /// </summary>
    public int AmplificationLimit { get; init; } = 3;

    /// <summary>
    /// The clock and the timers. The default, null, is that of the simulated network the endpoint is bound in, or else the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Where the key of the tokens comes from; the default, null, is the system's cryptographic generator. A seeded one is for tests.</summary>
    public Random? Random { get; init; }

    /// <summary>The clock, settled by whoever knows the endpoint.</summary>
    internal TimeProvider Clock => TimeProvider ?? TimeProvider.System;

    // A token holds for as long as a session at least, so that a client that goes on asking seldom needs another.
    internal long ProofTicks => LifetimeTicks;

    internal long LifetimeTicks => (long)(SessionLifetime.TotalSeconds * Clock.TimestampFrequency);

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (SessionLifetime < TimeSpan.FromSeconds(1) || SessionLifetime > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(SessionLifetime), SessionLifetime, "SessionLifetime must be from 1 second to 1 hour.");
        CheckRange(nameof(MaxSessions), MaxSessions, 1, 1 << 24);
        CheckRange(nameof(MaxSpan), MaxSpan, 64, 1 << 20);
        CheckRange(nameof(MaxStoredBytes), MaxStoredBytes, 1 << 20, 64L << 30);
        CheckRange(nameof(MaxRunning), MaxRunning, 1, 1 << 20);
        CheckRange(nameof(RequestBurst), RequestBurst, 1, 1 << 20);
        CheckRange(nameof(AmplificationLimit), AmplificationLimit, 1, 1_000);
        if (RequestsPerSecond is not (0 or >= MinRequestsPerSecond and <= MaxRequestsPerSecond))
            throw new ArgumentOutOfRangeException(
                nameof(RequestsPerSecond), RequestsPerSecond, $"RequestsPerSecond must be 0 or from {MinRequestsPerSecond} to {MaxRequestsPerSecond:N0}.");
    }

    private static void CheckRange(string name, long value, long least, long most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least:N0} to {most:N0}.");
    }
}
