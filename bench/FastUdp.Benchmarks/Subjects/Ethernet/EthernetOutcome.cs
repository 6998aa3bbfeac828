namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>What became of a rate: the better, the earlier.</summary>
internal enum EthernetOutcome
{
    /// <summary>It was offered in full, and nothing was lost.</summary>
    Held,

    /// <summary>It was offered in full, and something was lost.</summary>
    Lost,

    /// <summary>The sender itself was the limit: less was offered. What the receiver made of that says nothing of the rate.</summary>
    NotOffered,

    /// <summary>Far above the most that came through when as much as possible was sent, and so not tried.</summary>
    NotTried,
}
