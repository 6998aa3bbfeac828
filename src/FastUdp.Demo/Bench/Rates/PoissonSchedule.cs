namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// Gaps by chance, exponentially distributed about the mean of a rate: what many independent sources together send. The first datagram leaves
/// after a gap.
/// </summary>
/// <remarks>
/// Times are added up in whole nanoseconds and a 32-bit fraction of one, so that nothing is lost to a growing sum: against exact sums of its own
/// gaps each datagram adds an error below 2^-32 ns, and 10^12 of them together less than a quarter of a microsecond.
/// </remarks>
internal sealed class PoissonSchedule : ISendSchedule
{
    private const int FractionBits = 32;
    private const double FractionUnits = 1L << FractionBits;

    private readonly double _meanGap;
    private SeededNumbers _numbers;
    private ulong _fraction;

    /// <param name="rate">Its mean; no pause.</param>
    /// <param name="seed">The same gaps for the same seed.</param>
    public PoissonSchedule(DatagramRate rate, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate.Datagrams, 1, nameof(rate));
        _meanGap = (double)rate.Seconds * DatagramRate.Nanoseconds / rate.Datagrams;
        _numbers = new SeededNumbers(seed);
        Advance();
    }

    /// <inheritdoc/>
    public long NextDue { get; private set; }

    /// <inheritdoc/>
    public long CountBefore(long end)
    {
        long count = 0;
        for (; NextDue < end; count++)
            Advance();
        return count;
    }

    /// <inheritdoc/>
    public int TakeDue(long now, Span<long> intended)
    {
        int taken = 0;
        for (; taken < intended.Length && NextDue <= now; taken++)
        {
            intended[taken] = NextDue;
            Advance();
        }
        return taken;
    }

    private void Advance()
    {
        // At most 38 times the mean: the fraction is at least 2^-54.
        double gap = -Math.Log(_numbers.NextFraction()) * _meanGap;
        long whole = (long)gap;
        _fraction += (ulong)((gap - whole) * FractionUnits);
        NextDue += whole + (long)(_fraction >> FractionBits);
        _fraction &= uint.MaxValue;
    }
}
