using FastUdp.PathMtu;

namespace FastUdp.LargeMessages;

/// <summary>How large messages are cut, kept and repeated. Every value is checked when the channel is made.</summary>
public sealed record LargeMessageOptions
{
    private const int MostMessageBytes = 16 << 20;

    /// <summary>The longest message sent or taken, 1 byte to 16 MiB, default 16 MiB.</summary>
    public int MaxMessageBytes { get; init; } = MostMessageBytes;

    /// <summary>
    /// The UDP payload of each datagram but the last of a message, headers included, 548 to 65,527 bytes; the default, null, is what
    /// <see cref="PathMtuDiscovery"/> finds to pass on the way to each remote.
    /// </summary>
    public int? DatagramBytes { get; init; }

    /// <summary>How the path MTU is searched for, where <see cref="DatagramBytes"/> is null.</summary>
    public PathMtuOptions PathMtu { get; init; } = new();

    /// <summary>
    /// How much memory arriving messages may take together, those included that their handler has not disposed, default 64 MiB. A quarter of it is
    /// for messages of which one segment has come. When it is full, the incomplete message that has waited longest is given up.
    /// </summary>
    public long MaxReassemblyBytes { get; init; } = 64 << 20;

    /// <summary>How much of it the incomplete messages of one remote may take, default 40 MiB: what its own oldest make room for.</summary>
    public long MaxReassemblyBytesPerRemote { get; init; } = 40 << 20;

    /// <summary>How many messages may be incomplete at once, 1 to 1,048,576, default 16,384. Each takes up to half a kilobyte besides its bytes.</summary>
    public int MaxReassemblies { get; init; } = 16_384;

    /// <summary>How many messages of one remote may be incomplete at once, 1 to 1,024, default 64.</summary>
    public int MaxReassembliesPerRemote { get; init; } = 64;

    /// <summary>How long an incomplete message is kept without another segment of it, 10 ms to 1 hour, default 5 s.</summary>
    public TimeSpan ReassemblyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many sessions it is remembered of which messages are complete, so that none is delivered twice, 1 to 1,048,576, default 16,384. A
    /// sender has one with each receiver for its unreliable and one for its reliable messages.
    /// </summary>
    public int MaxSessions { get; init; } = 16_384;

    /// <summary>How long it is remembered after the last message of a session, 1 s to 1 day, default 2 minutes; longer than senders repeat and networks delay.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The most bytes of reliable messages that may be under way to one remote, 64 KiB to 1 GiB, default 1 MiB: a quarter of the 4 MiB the
    /// receiver asks its kernel to queue. Less is under way while segments are being lost (as RFC 5681 has it).
    /// </summary>
    public int WindowBytes { get; init; } = 1 << 20;

    /// <summary>How many reliable messages may be outstanding at once, 1 to 1,048,576, default 4,096.</summary>
    public int MaxOutstanding { get; init; } = 4_096;

    /// <summary>How long a reliable message is tried for without hearing of it, 10 ms to 1 hour, default 10 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether what awaits a send goes on in the thread pool, the default. Otherwise it goes on where the acknowledgement was received, and
    /// must not block: for a simulation.
    /// </summary>
    public bool RunContinuationsAsynchronously { get; init; } = true;

    /// <summary>The clock; the default, null, is that of the endpoint's network.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Where session numbers come from; the default, null, is the system's cryptographic generator. A seeded one is for tests.</summary>
    public Random? Random { get; init; }

    /// <summary>What of the memory is for segments that are alone yet.</summary>
    internal long LoneBytes => MaxReassemblyBytes / 4;

    internal long PageBytes => MaxReassemblyBytes - LoneBytes;

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(PathMtu);
        CheckRange(nameof(MaxMessageBytes), MaxMessageBytes, 1, MostMessageBytes);
        if (DatagramBytes is { } datagramBytes)
            CheckRange(nameof(DatagramBytes), datagramBytes, 548, UdpLimits.MaxIPv6PayloadBytes);
        long largest = PagePool.MostBytesOf(MaxMessageBytes);
        CheckRange(nameof(MaxReassemblyBytesPerRemote), MaxReassemblyBytesPerRemote, largest, long.MaxValue);
        CheckRange(nameof(MaxReassemblyBytes), MaxReassemblyBytes, (largest / 3 * 4) + 4, 1L << 40);
        CheckRange(nameof(MaxReassemblies), MaxReassemblies, 1, 1 << 20);
        CheckRange(nameof(MaxReassembliesPerRemote), MaxReassembliesPerRemote, 1, 1_024);
        CheckRange(nameof(ReassemblyTimeout), ReassemblyTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
        CheckRange(nameof(MaxSessions), MaxSessions, 1, 1 << 20);
        CheckRange(nameof(SessionLifetime), SessionLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        CheckRange(nameof(WindowBytes), WindowBytes, 65_536, 1 << 30);
        CheckRange(nameof(MaxOutstanding), MaxOutstanding, 1, 1 << 20);
        CheckRange(nameof(SendTimeout), SendTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
    }

    private static void CheckRange(string name, long value, long least, long most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least:N0} to {most:N0}.");
    }

    private static void CheckRange(string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {least} to {most}.");
    }
}
