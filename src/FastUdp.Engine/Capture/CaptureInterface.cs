namespace FastUdp.Capture;

/// <summary>What a section says of one interface: what its packets begin with, and what their timestamps count.</summary>
/// <param name="LinkType">What its packets begin with.</param>
/// <param name="MostBytes">How much of a packet is kept; 0 for all of it.</param>
/// <param name="UnitsPerSecond">What timestamps count.</param>
/// <param name="OffsetSeconds">What is to be added to them.</param>
internal readonly record struct CaptureInterface(ushort LinkType, uint MostBytes, ulong UnitsPerSecond, long OffsetSeconds)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Where the interface does not say otherwise, timestamps count microseconds.</summary>
    public const ulong DefaultUnitsPerSecond = 1_000_000;

    /// <summary>The units a second of an if_tsresol: a power of ten, or with its highest bit set of two. 0 for one that 64 bits do not hold.</summary>
    public static ulong UnitsOf(byte resolution)
    {
        int exponent = resolution & 0x7F;
        if (resolution != exponent)
            return exponent > 63 ? 0 : 1UL << exponent;
        ulong units = 1;
        for (int i = 0; i < exponent; i++)
        {
            if (units > ulong.MaxValue / 10)
                return 0;
            units *= 10;
        }
        return units;
    }

    /// <summary>A timestamp in nanoseconds since 1970; what a <see cref="long"/> cannot hold is its nearest.</summary>
    public long ToUnixNanoseconds(ulong timestamp)
    {
        Int128 nanoseconds = (Int128)((UInt128)timestamp * NanosecondsPerSecond / UnitsPerSecond) + ((Int128)OffsetSeconds * NanosecondsPerSecond);
        return (long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue);
    }
}
