namespace FastUdp.Impairment;

/// <summary>What a datagram has besides its remote and payload.</summary>
internal readonly record struct DatagramTraits
{
    /// <summary>How one that is sent is to leave.</summary>
    public SendOptions Options { get; init; }

    /// <summary>Whether one that was received was cut.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>The length it had before, if that is known.</summary>
    public int OriginalLength { get; init; }

    /// <summary>What was learnt of it when it was received.</summary>
    public DatagramMetadata Metadata { get; init; }
}
