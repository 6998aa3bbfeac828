namespace FastUdp.Impairment;

/// <summary>An interval in which everything that enters a link is lost. What is under way already is not.</summary>
/// <param name="Start">When it begins, from the making of the endpoint or network: the first moment in which something is lost.</param>
/// <param name="Duration">How long it lasts: at its end nothing is lost any more.</param>
public readonly record struct Outage(TimeSpan Start, TimeSpan Duration)
{
    /// <summary>When it is over; the end of time where there is no such time.</summary>
    internal TimeSpan End => Duration > TimeSpan.MaxValue - Start ? TimeSpan.MaxValue : Start + Duration;

    internal void Validate()
    {
        if (Start < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(Start), Start, "The Start of an outage must not be negative.");
        if (Duration < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(Duration), Duration, "The Duration of an outage must not be negative.");
    }
}
