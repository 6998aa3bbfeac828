namespace FastUdp.PathMtu;

/// <summary>
/// Counts losses in a row, of the size that is tried and of those that are known, or ought, to pass, and says when they are more than chance.
/// A size is blamed only where others do pass: a bad link is not a narrow one.
/// </summary>
internal struct LossJudge(int maxProbes)
{
    private LossEstimate _estimate;

    /// <summary>Losses in a row of the size that is tried.</summary>
    public int Tried { get; set; }

    /// <summary>Losses in a row of a size that is known, or ought, to pass.</summary>
    public int Known { get; set; }

    /// <summary>How many losses in a row of a size that did pass are a black hole.</summary>
    public readonly int Limit => Math.Max(maxProbes, _estimate.LossesBeyondChance);

    /// <summary>
    /// Whether, before the size that is tried is blamed, it is to be seen how many others are lost. At the first loss already: their round trips
    /// also tell how long the next is worth waiting for.
    /// </summary>
    public readonly bool NeedsComparison => Known > 0 || (Tried > 0 && !_estimate.IsFounded);

    /// <summary>Whether the size that is tried is to blame for its losses.</summary>
    public readonly bool IsTriedTooLong => Tried >= Limit && !NeedsComparison;

    /// <summary>Whether losses of a size that did pass are a black hole. Where nothing ever passed there is nothing to compare with.</summary>
    public readonly bool IsKnownGone(bool hasPassed) => Known >= (hasPassed ? Limit : maxProbes);

    /// <summary>A probe has passed after so many of its size were lost in a row.</summary>
    public void AddPassed(int lostBefore) => _estimate.AddPassed(lostBefore);

    /// <summary>Counts from the beginning. What is known of chance stays.</summary>
    public void Reset()
    {
        Tried = 0;
        Known = 0;
    }
}
