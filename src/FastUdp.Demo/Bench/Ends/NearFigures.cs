namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a near end did in one trial.</summary>
internal sealed record NearFigures
{
    /// <summary>How many were due by the schedule; in a closed loop, as many as were written.</summary>
    public required long Due { get; init; }

    /// <summary>How many were handed to the kernel: the numbers are 0 to this, without it.</summary>
    public required long Written { get; init; }

    /// <summary>How long datagrams left, the time until the next would have included; more than was asked for where the last took longer.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>What came back; null where the far end counts.</summary>
    public ReceivedFigures? Received { get; init; }
}
