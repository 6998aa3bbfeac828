namespace FastUdp.Impairment;

/// <summary>What befalls datagrams in one direction. The default does nothing. Every value is checked when it is put to use.</summary>
public sealed record LinkImpairment
{
    /// <summary>Which datagrams are lost; by default none.</summary>
    public LossModel Loss { get; init; } = LossModel.None;

    /// <summary>How long each is under way, default zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far the delay varies, evenly and to either side, default zero; at most <see cref="Delay"/>. More than the gap between datagrams reorders them.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The probability that a datagram arrives twice, 0 to 1; the copy takes its own delay.</summary>
    public double Duplication { get; init; }

    /// <summary>The probability that a datagram is held back for <see cref="ReorderingDelay"/> more, so that later ones overtake it, 0 to 1.</summary>
    public double Reordering { get; init; }

    /// <summary>How long a reordered datagram is held back, default 1 ms.</summary>
    public TimeSpan ReorderingDelay { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The probability that one bit of a datagram is flipped, 0 to 1, as if its checksum had not noticed. An empty datagram has none.</summary>
    public double Corruption { get; init; }

    /// <summary>How many bits of payload a second pass, one datagram after the other; the default, 0, is no limit.</summary>
    public double BitsPerSecond { get; init; }

    /// <summary>How many datagrams may wait, for the rate or their delay, 1 to 16,777,216, default 65,536; one more is dropped and counted.</summary>
    public int QueueCapacity { get; init; } = 65_536;

    /// <summary>Intervals in which everything is lost.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];
}
