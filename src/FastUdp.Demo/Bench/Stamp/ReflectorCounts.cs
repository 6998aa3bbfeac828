namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a reflector has done with what it received: each packet is in one of the others.</summary>
internal record struct ReflectorCounts
{
    public long Received;

    /// <summary>Answered.</summary>
    public long Reflected;

    /// <summary>Shorter than 44 bytes, or cut.</summary>
    public long Malformed;

    /// <summary>Answers of a reflector, come back.</summary>
    public long Reflections;

    /// <summary>Sent to a broadcast or a group, whose other hosts would answer as well.</summary>
    public long ToMany;

    /// <summary>Of senders there was no place for.</summary>
    public long Crowded;

    /// <summary>Senders that were numbered.</summary>
    public long Sessions;
}
