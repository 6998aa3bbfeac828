namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>The figures of a stream, an interval, or a whole test.</summary>
internal sealed record Iperf3Sum
{
    public double Start { get; init; }

    public double Seconds { get; init; }

    /// <summary>The datagrams that were sent, as far as the side knows that wrote the file: the lost are among them.</summary>
    public long Packets { get; init; }

    /// <summary>Null where the side that wrote the file does not receive. Less than 0 where more were out of order than missing.</summary>
    public long? LostPackets { get; init; }

    public double? JitterMs { get; init; }

    /// <summary>Of a stream: those with a number below one that came before.</summary>
    public long? OutOfOrder { get; init; }

    /// <summary>Whether it belongs to the warm-up (<c>-O</c>).</summary>
    public bool Omitted { get; init; }

    public long Lost => Math.Clamp(LostPackets ?? 0, 0, Math.Max(0, Packets));

    public long Received => Packets - Lost;
}
