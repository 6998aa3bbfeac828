using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>
/// Between a value and the number that stands for it on the wire, for the types of which not every number is a value.
/// Generated code uses it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class WireValue
{
    /// <summary>The longest LEB128 form of 64 bits.</summary>
    internal const int MaxVarIntBytes = 10;

    private const int KindShift = 62;
    private const ulong TicksMask = (1UL << KindShift) - 1;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>0 is false, 1 is true, others are no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryToBoolean(byte raw, out bool value)
    {
        value = raw != 0;
        return raw <= 1;
    }

    /// <summary>Ticks in the lower 62 bits, the kind (0 unspecified, 1 UTC, 2 local) in the upper two.</summary>
    public static ulong FromDateTime(DateTime value) => (ulong)value.Ticks | ((ulong)value.Kind << KindShift);

    /// <summary>The reverse of <see cref="FromDateTime"/>.</summary>
    public static bool TryToDateTime(ulong raw, out DateTime value)
    {
        ulong ticks = raw & TicksMask;
        var kind = (DateTimeKind)(raw >> KindShift);
        bool isValid = ticks <= (ulong)DateTime.MaxValue.Ticks && kind <= DateTimeKind.Local;
        value = isValid ? new DateTime((long)ticks, kind) : default;
        return isValid;
    }

    /// <summary>The offset from UTC in minutes, which <see cref="DateTimeOffset"/> keeps whole.</summary>
    public static short OffsetMinutes(DateTimeOffset value) => (short)value.TotalOffsetMinutes;

    /// <summary>From ticks of UTC and an offset of at most 14 hours.</summary>
    public static bool TryToDateTimeOffset(long utcTicks, short offsetMinutes, out DateTimeOffset value)
    {
        value = default;
        if (offsetMinutes is < -MaxOffsetMinutes or > MaxOffsetMinutes || !IsDateTime(utcTicks))
            return false;
        long localTicks = utcTicks + (offsetMinutes * TimeSpan.TicksPerMinute);
        if (!IsDateTime(localTicks))
            return false;
        value = new DateTimeOffset(localTicks, new TimeSpan(offsetMinutes * TimeSpan.TicksPerMinute));
        return true;
    }

    /// <summary>From days since 1 January of year 1.</summary>
    public static bool TryToDateOnly(int dayNumber, out DateOnly value)
    {
        bool isValid = (uint)dayNumber <= (uint)DateOnly.MaxValue.DayNumber;
        value = isValid ? DateOnly.FromDayNumber(dayNumber) : default;
        return isValid;
    }

    /// <summary>From ticks since midnight.</summary>
    public static bool TryToTimeOnly(long ticks, out TimeOnly value)
    {
        bool isValid = (ulong)ticks <= (ulong)TimeOnly.MaxValue.Ticks;
        value = isValid ? new TimeOnly(ticks) : default;
        return isValid;
    }

    /// <summary>A 96-bit integer in the lower bits; the power of ten in bits 112 to 119; the sign in bit 127.</summary>
    public static UInt128 FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        return new UInt128(((ulong)(uint)parts[3] << 32) | (uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
    }

    /// <summary>The reverse of <see cref="FromDecimal"/>.</summary>
    public static bool TryToDecimal(UInt128 raw, out decimal value)
    {
        uint flags = (uint)(raw >> 96);
        uint scale = (flags >> 16) & 0xFF;
        bool isValid = (flags & 0x7F00_FFFF) == 0 && scale <= 28;
        value = isValid
            ? new decimal((int)(uint)raw, (int)(uint)(raw >> 32), (int)(uint)(raw >> 64), flags >> 31 != 0, (byte)scale)
            : default;
        return isValid;
    }

    /// <summary>Small numbers of either sign to small numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The reverse of <see cref="ToZigZag"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromZigZag(ulong raw) => (long)(raw >> 1) ^ -(long)(raw & 1);

    private static bool IsDateTime(long ticks) => (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks;
}
