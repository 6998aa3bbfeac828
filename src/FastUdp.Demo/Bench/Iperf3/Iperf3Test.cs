namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>The parameters of a test.</summary>
internal sealed record Iperf3Test
{
    public string? Protocol { get; init; }

    public int NumStreams { get; init; }

    /// <summary>The payload of a datagram in bytes.</summary>
    public int Blksize { get; init; }

    /// <summary>Seconds.</summary>
    public double Duration { get; init; }

    /// <summary>Bits a second of each stream; 0 is no limit. Versions before 3.10 do not say.</summary>
    public double? TargetBitrate { get; init; }

    /// <summary>1 where both sides send.</summary>
    public int Bidir { get; init; }
}
