namespace FastUdp.Requests;

/// <summary>
/// What round trips to a remote have taken: a smoothed mean and variation after RFC 6298 section 2. A value; each
/// sample makes the next.
/// </summary>
public readonly record struct RoundTripEstimate
{
    /// <summary>The smoothed round trip (SRTT); null before the first sample.</summary>
    public TimeSpan? Smoothed { get; private init; }

    /// <summary>How far samples lie from it (RTTVAR).</summary>
    public TimeSpan Variation { get; private init; }

    /// <summary>The estimate after one more sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sample is negative.</exception>
    public RoundTripEstimate With(TimeSpan sample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sample, TimeSpan.Zero);
        if (Smoothed is not { } smoothed)
            return new RoundTripEstimate { Smoothed = sample, Variation = sample / 2 };

        // The gains are alpha = 1/8 and beta = 1/4; the variation is taken from the mean before this sample.
        long distance = Math.Abs(smoothed.Ticks - sample.Ticks);
        return new RoundTripEstimate
        {
            Smoothed = new TimeSpan(smoothed.Ticks + ((sample.Ticks - smoothed.Ticks) / 8)),
            Variation = new TimeSpan(Variation.Ticks + ((distance - Variation.Ticks) / 4)),
        };
    }
}
