using System.Net.Sockets;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>What a blast sends.</summary>
/// <param name="DatagramBytes">The length of each datagram, from <see cref="MinBytes"/>.</param>
/// <param name="PerSecond">How many a second, to all members together; infinite is as fast as the kernel takes them.</param>
/// <param name="Duration">How long.</param>
internal sealed record BlastOptions(int DatagramBytes, double PerSecond, TimeSpan Duration)
{
    /// <summary>Room for the number and what says that it is one.</summary>
    public const int MinBytes = BlastDatagram.MaxWireSize;

    public const int DefaultBytes = 64;
    public const double LeastPerSecond = 100;
    public const double MostPerSecond = 200_000_000;

    // A host on the link has no say in what it must hear: so much anybody takes.
    public const double DefaultPerSecond = 10_000;

    private const int SendBlockBytes = 65_535;
    private const int BatchesPerSecond = 100;
    private const int IPv4HeaderBytes = 28;
    private const int IPv6HeaderBytes = 48;

    // Spinning between portions takes a core: this much lets the pacer sleep.
    private const double BurstSeconds = 0.003;

    public bool IsUnbounded => double.IsPositiveInfinity(PerSecond);

    /// <summary>How many are handed over together: what fits the engine's send block, but no more than 10 ms of the rate.</summary>
    public int BatchDatagrams => (int)Math.Clamp(PerSecond / BatchesPerSecond, 1, Math.Max(1, SendBlockBytes / DatagramBytes));

    /// <summary>The rate as the engine takes it; null is none.</summary>
    /// <param name="family">The IP version, for the length of its headers.</param>
    public PacingOptions? Pacing(AddressFamily family)
    {
        if (IsUnbounded)
            return null;
        int headers = family == AddressFamily.InterNetwork ? IPv4HeaderBytes : IPv6HeaderBytes;
        double bytesPerSecond = PerSecond * (DatagramBytes + headers);
        return new PacingOptions
        {
            BytesPerSecond = (long)Math.Ceiling(bytesPerSecond),
            BurstBytes = (int)Math.Clamp(bytesPerSecond * BurstSeconds, DatagramBytes + headers, 1 << 30),
        };
    }
}
