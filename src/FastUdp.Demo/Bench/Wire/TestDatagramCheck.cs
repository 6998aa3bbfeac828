namespace FastUdp.Demo.Bench.Wire;

/// <summary>What a received datagram turns out to be.</summary>
internal enum TestDatagramCheck
{
    /// <summary>A test datagram, every bit as it was sent.</summary>
    Intact,

    /// <summary>A test datagram of which something has changed.</summary>
    Corrupted,

    /// <summary>No test datagram: shorter than one can be, or with another identifier.</summary>
    Foreign,
}
