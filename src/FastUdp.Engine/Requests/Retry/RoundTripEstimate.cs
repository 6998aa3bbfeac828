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
    public RoundTripEstimate With(TimeSpan sample) => throw new NotImplementedException();
}
