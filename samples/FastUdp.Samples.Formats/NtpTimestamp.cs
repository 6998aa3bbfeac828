using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>
/// The 64-bit timestamp of NTP (RFC 5905 section 6): seconds since 1900, in units of 2^-32 s, modulo 136 years.
/// </summary>
/// <param name="Units">The units; 0 stands for a time that is not known.</param>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct NtpTimestamp(ulong Units)
{
    private const ulong EraBit = 1UL << 63;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // RFC 5905 figure 4.
    private const ulong UnixEpochSeconds = 2_208_988_800;
    private static readonly DateTimeOffset FirstEra = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // 2^32 s after the first: 7 February 2036.
    private static readonly DateTimeOffset SecondEra = FirstEra.AddSeconds(1L << 32);

    /// <summary>Whether the time is known.</summary>
    public bool IsKnown => Units != 0;

    /// <summary>
    /// The time, to 100 ns. Of the eras it is taken to lie in the one that makes it a time from 1968 to 2104, as RFC 4330
    /// section 3 advises.
    /// </summary>
    public DateTimeOffset Time => ((Units & EraBit) != 0 ? FirstEra : SecondEra).AddTicks(ToTicks(Units));

    /// <summary>The timestamp of a time.</summary>
    public static NtpTimestamp Of(DateTimeOffset time)
    {
        long ticks = (time - FirstEra).Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        ulong fraction = ((ulong)rest << 32) / TimeSpan.TicksPerSecond;
        return new NtpTimestamp(((ulong)seconds << 32) + fraction);
    }

    /// <summary>The timestamp of a time as kernels tell it.</summary>
    /// <param name="nanoseconds">Since 1970-01-01 UTC, not negative.</param>
    public static NtpTimestamp OfUnixNanoseconds(long nanoseconds)
    {
        (ulong seconds, ulong rest) = Math.DivRem((ulong)nanoseconds, NanosecondsPerSecond);
        return new NtpTimestamp(((seconds + UnixEpochSeconds) << 32) + ((rest << 32) / NanosecondsPerSecond));
    }

    /// <summary>
    /// The time from another timestamp to this one, negative where that is the later. What is added and subtracted modulo 2^64 does
    /// not see the end of an era; the two lie less than 68 years apart.
    /// </summary>
    public long NanosecondsSince(NtpTimestamp other)
    {
        // Rounded to the nearest, or a time that was cut to units would lose a nanosecond on its way back.
        Int128 units = unchecked((long)(Units - other.Units));
        return (long)(((units * NanosecondsPerSecond) + (1L << 31)) >> 32);
    }

    /// <summary>The nearest number of ticks, so that those which <see cref="Of"/> was given come back.</summary>
    private static long ToTicks(ulong units)
    {
        ulong seconds = units >> 32;
        ulong fraction = units & uint.MaxValue;
        return (long)(seconds * TimeSpan.TicksPerSecond) + (long)(((fraction * TimeSpan.TicksPerSecond) + (1UL << 31)) >> 32);
    }
}
