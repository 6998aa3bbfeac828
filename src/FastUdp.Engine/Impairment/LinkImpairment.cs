namespace FastUdp.Impairment;

/// <summary>What befalls datagrams in one direction. The default does nothing. Every value is checked when it is put to use.</summary>
/// <remarks>A datagram passes them in this order: the MTU, outages, loss, the rate, the delay; a copy arises behind the rate.</remarks>
public sealed record LinkImpairment
{
    // 1 bit/s: a datagram a week. Less would have a queue outlast its clock.
    private const double LeastBitsPerSecond = 1;

    // What every link must carry over IPv4 (RFC 791), and the longest UDP datagram over IPv6 with its headers.
    private const int LeastMtuBytes = 68;
    private const int MostMtuBytes = UdpLimits.MaxIPv6PayloadBytes + UdpLimits.IPv6HeaderBytes;

    /// <summary>
    /// The longest IP packet that passes, in bytes, 68 to 65,575; the default, 0, is no limit. The headers count, 28 bytes over
    /// IPv4 and 48 over IPv6. A longer one is dropped and counted, neither fragmented nor reported, as behind a filter of ICMP.
    /// </summary>
    public int MtuBytes { get; init; }

    /// <summary>Which datagrams are lost; by default none.</summary>
    public LossModel Loss { get; init; } = LossModel.None;

    /// <summary>How long each is under way, default zero, at most a day.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far the delay varies, evenly and to either side, default zero; at most <see cref="Delay"/>. More than the gap between datagrams reorders them.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The probability that a datagram arrives twice, 0 to 1; the copy takes its own delay, and none of the rate.</summary>
    public double Duplication { get; init; }

    /// <summary>The probability that a datagram is held back for <see cref="ReorderingDelay"/> more, so that later ones overtake it, 0 to 1. Its copy is not.</summary>
    public double Reordering { get; init; }

    /// <summary>How long a reordered datagram is held back, default 1 ms, at most a day.</summary>
    public TimeSpan ReorderingDelay { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The probability that one bit of a datagram is flipped, 0 to 1, as if its checksum had not noticed. An empty datagram has none.</summary>
    public double Corruption { get; init; }

    /// <summary>How many bits of payload a second pass, at least 1, one datagram after the other; the default, 0, is no limit.</summary>
    public double BitsPerSecond { get; init; }

    /// <summary>How many datagrams may wait, for the rate or their delay, 1 to 16,777,216, default 65,536; one more is dropped and counted.</summary>
    public int QueueCapacity { get; init; } = 65_536;

    /// <summary>Intervals in which everything that enters is lost; in any order, and they may overlap.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (MtuBytes is not (0 or >= LeastMtuBytes and <= MostMtuBytes))
            throw new ArgumentOutOfRangeException(nameof(MtuBytes), MtuBytes, $"MtuBytes must be 0, for no limit, or from {LeastMtuBytes:N0} to {MostMtuBytes:N0}.");
        ArgumentNullException.ThrowIfNull(Loss);
        Loss.Validate();
        ImpairmentLimits.CheckDelay(nameof(Delay), Delay);
        if (Jitter < TimeSpan.Zero || Jitter > Delay)
            throw new ArgumentOutOfRangeException(nameof(Jitter), Jitter, $"Jitter must be from 0 to the Delay, {Delay}.");
        ImpairmentLimits.CheckProbability(nameof(Duplication), Duplication);
        ImpairmentLimits.CheckProbability(nameof(Reordering), Reordering);
        ImpairmentLimits.CheckDelay(nameof(ReorderingDelay), ReorderingDelay);
        ImpairmentLimits.CheckProbability(nameof(Corruption), Corruption);
        if (BitsPerSecond is not (0 or >= LeastBitsPerSecond and <= double.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(BitsPerSecond), BitsPerSecond, "BitsPerSecond must be 0, for no limit, or a finite number from 1.");
        if (QueueCapacity is < 1 or > 1 << 24)
            throw new ArgumentOutOfRangeException(nameof(QueueCapacity), QueueCapacity, "QueueCapacity must be from 1 to 16,777,216.");
        ArgumentNullException.ThrowIfNull(Outages);
        foreach (Outage outage in Outages)
            outage.Validate();
    }
}
