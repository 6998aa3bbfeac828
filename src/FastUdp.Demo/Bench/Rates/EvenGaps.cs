using System.Runtime.CompilerServices;

namespace FastUdp.Demo.Bench.Rates;

/// <summary>
/// The intended times of an even rate, one after the other: a whole gap that is added and a remainder that is carried, as in Bresenham's line. The n-th
/// is thus n × seconds / datagrams in nanoseconds, rounded down, however large n is, and no 128-bit division is needed for each.
/// </summary>
internal struct EvenGaps
{
    private readonly long _datagrams;
    private readonly Int128 _gap;
    private readonly long _wholeGap;
    private readonly long _restOfGap;
    private long _rest;

    /// <param name="rate">A pause has no times.</param>
    /// <param name="begin">When the first is to leave.</param>
    public EvenGaps(DatagramRate rate, long begin)
    {
        _datagrams = rate.Datagrams;
        Next = rate.IsPause ? long.MaxValue : begin;
        if (rate.IsPause)
            return;
        _gap = (Int128)rate.Seconds * DatagramRate.Nanoseconds;
        (_wholeGap, _restOfGap) = Math.DivRem(rate.Seconds * DatagramRate.Nanoseconds, rate.Datagrams);
    }

    /// <summary>The intended time of the next.</summary>
    public long Next { get; private set; }

    /// <summary>How many times from the next on are before a time, without going through them: a day of what was not offered may be many.</summary>
    public readonly long CountBefore(long end)
    {
        if (Next >= end)
            return 0;
        // The k-th from here is at Next + (rest + k * gap) / datagrams, rounded down: before the end for all k below this quotient, rounded up.
        Int128 left = ((Int128)(end - Next) * _datagrams) - _rest;
        return (long)((left + _gap - 1) / _gap);
    }

    /// <summary>Goes on to the one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        // A gap is at most 10^18 and the clock of a run far from its end; only a pause stands at the end of time, and never comes due.
        Next += _wholeGap;
        _rest += _restOfGap;
        if (_rest < _datagrams)
            return;
        _rest -= _datagrams;
        Next++;
    }
}
