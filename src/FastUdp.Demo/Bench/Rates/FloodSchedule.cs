namespace FastUdp.Demo.Bench.Rates;

/// <summary>As many as can be sent: one is always due, and intended for the moment it is asked for. Nothing can be late by it.</summary>
internal sealed class FloodSchedule : ISendSchedule
{
    /// <inheritdoc/>
    public long NextDue => 0;

    /// <summary>None: each is due when it is asked for.</summary>
    public long CountBefore(long end) => 0;

    /// <inheritdoc/>
    public int TakeDue(long now, Span<long> intended)
    {
        intended.Fill(now);
        return intended.Length;
    }
}
