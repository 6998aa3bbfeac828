namespace FastUdp.Demo.Bench.Results;

/// <summary>One result: what the trials of one work showed of one subject at one size. Null where a figure does not apply.</summary>
internal sealed record RunRow
{
    /// <summary>The kind of measurement, such as <c>throughput</c>.</summary>
    public required string Work { get; init; }

    /// <summary>What was measured.</summary>
    public required string Subject { get; init; }

    /// <summary>The payload of each datagram in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>The rows with the same value were compared with each other.</summary>
    public string? Group { get; init; }

    /// <summary>How a datagram comes to its sender: <c>place</c> or <c>copy</c>.</summary>
    public string? Send { get; init; }

    /// <summary>How it was measured, for people: closed loop, open loop at a rate, a search.</summary>
    public string? Method { get; init; }

    /// <summary>How many trials the figures are the median of.</summary>
    public int? Rounds { get; init; }

    /// <summary>Millions of datagrams a second.</summary>
    public double? Mpps { get; init; }

    /// <summary>10⁹ payload bits a second.</summary>
    public double? Gbps { get; init; }

    public double? LossPercent { get; init; }

    public long? Sent { get; init; }

    public long? Received { get; init; }

    public long? Lost { get; init; }

    public long? Duplicated { get; init; }

    public long? Reordered { get; init; }

    public long? Corrupted { get; init; }

    /// <summary>Of a search: the highest rate without loss, in millions a second. Null where none is confirmed.</summary>
    public double? NdrMpps { get; init; }

    /// <summary>What bounds it: a rate hardly higher lost, the sender, the limit of the search; or that it is not settled, and what is known.</summary>
    public string? NdrBound { get; init; }

    /// <summary>Of a search: the highest rate with no more loss than <see cref="PdrLossPercent"/>.</summary>
    public double? PdrMpps { get; init; }

    /// <inheritdoc cref="NdrBound"/>
    public string? PdrBound { get; init; }

    public double? PdrLossPercent { get; init; }

    /// <summary>The time of one operation, where nothing moves.</summary>
    public double? NanosecondsEach { get; init; }

    /// <summary>What was allocated for each datagram.</summary>
    public double? BytesPerDatagram { get; init; }

    /// <summary>Interarrival jitter (RFC 3550, 6.4.1).</summary>
    public double? JitterMicroseconds { get; init; }

    public RunPercentiles? RttMicroseconds { get; init; }

    /// <summary>The delay of one way, where both ends share a clock.</summary>
    public RunPercentiles? OneWayMicroseconds { get; init; }

    /// <summary>How sure one of the figures is.</summary>
    public RunInterval? Interval { get; init; }

    /// <summary>What happened second by second.</summary>
    public IReadOnlyList<RunSecond>? Series { get; init; }
}
