namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a near end did in one trial.</summary>
internal sealed record NearFigures
{
    /// <summary>How many were due by the schedule; in a closed loop, as many as were written.</summary>
    public required long Due { get; init; }

    /// <summary>How many were handed to the kernel: the numbers are 0 to this, without it.</summary>
    public required long Written { get; init; }

    /// <summary>From the first to the last of them.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What came back; null where the far end counts.</summary>
    public ReceivedFigures? Received { get; init; }
}
