namespace FastUdp.Capture;

/// <summary>What a <see cref="CaptureReader"/> has met: a snapshot.</summary>
public sealed record CaptureReaderStatistics
{
    /// <summary>UDP datagrams.</summary>
    public required long Datagrams { get; init; }

    /// <summary>Packets that are something else than UDP over IP.</summary>
    public required long NotUdp { get; init; }

    /// <summary>Fragments of IP packets, which are not put together.</summary>
    public required long Fragments { get; init; }

    /// <summary>Packets whose headers contradict each other, or were cut by the capture.</summary>
    public required long Malformed { get; init; }

    /// <summary>Packets of an interface whose link type is not read.</summary>
    public required long UnknownLinks { get; init; }

    /// <summary>Blocks of other types, such as statistics and name resolution.</summary>
    public required long UnknownBlocks { get; init; }
}
