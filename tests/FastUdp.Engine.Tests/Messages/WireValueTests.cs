using FastUdp.Messages;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireValueTests
{
    // Raw values of every magnitude, and those beside the limits of dates.
    private static readonly Gen<long> Raw = Gen.OneOf(
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from shift in Gen.Choose(0, 63)
        select (((long)high << 32) ^ low) >> shift,
        from limit in Gen.Elements(0, DateTime.MaxValue.Ticks, TimeOnly.MaxValue.Ticks, DateOnly.MaxValue.DayNumber, long.MinValue, long.MaxValue)
        from distance in Gen.Choose(-2, 2)
        select unchecked(limit + distance));

    [Fact]
    public void Every_raw_value_is_a_date_or_none_and_a_date_gives_it_back() =>
        Always.HoldsFor(Raw, raw =>
        {
            if (WireValue.TryToDateTime((ulong)raw, out DateTime time))
                Assert.Equal((ulong)raw, WireValue.FromDateTime(time));
            else
                Assert.Equal(default, time);
            if (WireValue.TryToDateOnly((int)raw, out DateOnly date))
                Assert.Equal((int)raw, date.DayNumber);
            else
                Assert.Equal(default, date);
            if (WireValue.TryToTimeOnly(raw, out TimeOnly clock))
                Assert.Equal(raw, clock.Ticks);
            else
                Assert.Equal(default, clock);
        }, times: 3_000);

    [Fact]
    public void Every_date_survives()
    {
        foreach (DateTimeKind kind in Enum.GetValues<DateTimeKind>())
        {
            foreach (long ticks in (long[])[0, 1, DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks])
            {
                Assert.True(WireValue.TryToDateTime(WireValue.FromDateTime(new DateTime(ticks, kind)), out DateTime time));
                Assert.Equal((ticks, kind), (time.Ticks, time.Kind));
            }
        }
        Assert.False(WireValue.TryToDateTime(3UL << 62, out _));
        Assert.True(WireValue.TryToDateOnly(DateOnly.MaxValue.DayNumber, out DateOnly date));
        Assert.Equal(DateOnly.MaxValue, date);
        Assert.False(WireValue.TryToDateOnly(-1, out _));
        Assert.True(WireValue.TryToTimeOnly(TimeOnly.MaxValue.Ticks, out TimeOnly clock));
        Assert.Equal(TimeOnly.MaxValue, clock);
    }

    [Fact]
    public void Every_raw_time_with_an_offset_is_one_or_none() =>
        Always.HoldsFor(
            from ticks in Raw
            from minutes in Gen.OneOf(Gen.Choose(-841, 841), Gen.Choose(short.MinValue, short.MaxValue))
            select (ticks, minutes),
            raw =>
            {
                if (!WireValue.TryToDateTimeOffset(raw.ticks, (short)raw.minutes, out DateTimeOffset time))
                    return;
                Assert.Equal(raw.ticks, time.UtcTicks);
                Assert.Equal(raw.minutes, WireValue.OffsetMinutes(time));
            },
            times: 3_000);

    [Theory]
    [InlineData("0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T14:00:00.0000000+14:00")]
    [InlineData("9999-12-31T09:59:59.9999999-14:00")]
    [InlineData("2024-02-29T12:34:56.7890123-03:30")]
    public void Every_time_with_an_offset_survives(string text)
    {
        DateTimeOffset time = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(WireValue.TryToDateTimeOffset(time.UtcTicks, WireValue.OffsetMinutes(time), out DateTimeOffset read));
        Assert.True(time.EqualsExact(read));
    }

    [Fact]
    public void Every_raw_value_is_a_decimal_or_none_and_a_decimal_gives_it_back() =>
        Always.HoldsFor(
            from high in Raw
            from low in Raw
            from flags in Gen.Elements(0L, 1L << 63, 28L << 48, 29L << 48, 1L << 32, 1L << 56)
            from isPlain in Gen.Elements(true, false)
            select new UInt128(isPlain ? (ulong)(flags | (high & uint.MaxValue)) : (ulong)high, (ulong)low),
            raw =>
            {
                if (WireValue.TryToDecimal(raw, out decimal value))
                    Assert.Equal(raw, WireValue.FromDecimal(value));
                else
                    Assert.Equal(0m, value);
            },
            times: 3_000);

    [Theory]
    [InlineData("0")]
    [InlineData("1.00")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void Every_decimal_survives_with_its_scale(string text)
    {
        decimal value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(WireValue.TryToDecimal(WireValue.FromDecimal(value), out decimal read));
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(read));
    }

    [Fact]
    public void A_truth_value_is_0_or_1()
    {
        for (int raw = 0; raw <= byte.MaxValue; raw++)
        {
            Assert.Equal(raw <= 1, WireValue.TryToBoolean((byte)raw, out bool value));
            Assert.Equal(raw != 0, value);
        }
    }
}
