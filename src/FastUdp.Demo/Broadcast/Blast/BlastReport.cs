namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>What a blast sent.</summary>
internal sealed record BlastReport
{
    public required int Members { get; init; }

    public required int DatagramBytes { get; init; }

    /// <summary>Of the endpoint: what the kernel took, and what it refused, by reason.</summary>
    public required UdpStatistics Statistics { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>What the sending thread allocated after the warm-up.</summary>
    public required long AllocatedBytes { get; init; }

    public required double AllocatedBytesPerDatagram { get; init; }

    public required int Collections { get; init; }

    public long Sent => Statistics.DatagramsSent;

    public double DatagramsPerSecond => Sent / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>Payload.</summary>
    public double BytesPerSecond => Statistics.BytesSent / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>What the kernel did not take, by reason: a name for programs, words for people, and how many.</summary>
    public IEnumerable<(string Name, string Words, long Count)> Refusals =>
    [
        ("blocked", "the send buffer stayed full", Statistics.SendsBlocked),
        ("tooLong", "too long for the path", Statistics.SendsTooLong),
        ("refused", "nobody listens at that port", Statistics.SendsRefused),
        ("unreachable", "no route", Statistics.SendsUnreachable),
        ("noBuffers", "no room in the kernel", Statistics.SendsWithoutBuffers),
        ("denied", "forbidden", Statistics.SendsDenied),
        ("failed", "other reasons", Statistics.SendsFailed),
    ];
}
