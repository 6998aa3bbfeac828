namespace FastUdp.Demo.Mtu;

/// <summary>How many datagrams, the big one included, came to what.</summary>
internal sealed class ProbeCounts
{
    private readonly int[] _counts = new int[Enum.GetValues<ProbeOutcome>().Length];

    /// <summary>Those the kernel took and something, or the end of a wait, was heard of.</summary>
    public int Sent => _counts.Sum() - this[ProbeOutcome.TooLongHere] - this[ProbeOutcome.NotSent];

    /// <summary>Those known to have arrived.</summary>
    public int Arrived => this[ProbeOutcome.Answered] + this[ProbeOutcome.RefusedByHost];

    public int this[ProbeOutcome outcome] => _counts[(int)outcome];

    /// <param name="outcome">What a datagram came to.</param>
    /// <param name="before">What it was counted for until now; null when it was not.</param>
    public void Add(ProbeOutcome outcome, ProbeOutcome? before = null)
    {
        _counts[(int)outcome]++;
        if (before is { } corrected)
            _counts[(int)corrected]--;
    }
}
