using System.Globalization;
using FastUdp.Samples.Formats;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>Between NTP's times and .NET's.</summary>
public class NtpTimestampTests
{
    // RFC 5905 figure 4: days of its history and of its eras, in seconds of the era.
    [Theory]
    [InlineData("1970-01-01", 2_208_988_800)]
    [InlineData("1972-01-01", 2_272_060_800)]
    [InlineData("1999-12-31", 3_155_587_200)]
    [InlineData("2036-02-08", 63_104)]
    public void The_dates_of_the_RFC_are_those_seconds(string date, uint seconds)
    {
        DateTimeOffset time = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        Assert.Equal((ulong)seconds << 32, NtpTimestamp.Of(time).Units);
        Assert.Equal(time, new NtpTimestamp((ulong)seconds << 32).Time);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_999_999)]
    [InlineData(9_999_999)]
    public void Every_tick_comes_back(int ticks)
    {
        DateTimeOffset time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(ticks);
        Assert.Equal(time, NtpTimestamp.Of(time).Time);
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_700_000_000_123_456_700, "2023-11-14T22:13:20.1234567Z")]
    [InlineData(2_085_978_496_000_000_000, "2036-02-07T06:28:16Z")]
    public void A_kernels_time_is_the_same_timestamp(long nanoseconds, string time) => Assert.Equal(
        NtpTimestamp.Of(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)), NtpTimestamp.OfUnixNanoseconds(nanoseconds));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999_999_999)]
    [InlineData(-1)]
    [InlineData(-3_600_000_000_001)]
    public void Every_nanosecond_of_a_difference_comes_back_also_across_the_end_of_an_era(long difference)
    {
        // 7 February 2036, 06:28:16 UTC: the first second of the next era.
        foreach (long start in (long[])[1_700_000_000_123_456_789, 2_085_978_495_999_999_999, 2_085_978_496_000_000_000])
            Assert.Equal(difference, NtpTimestamp.OfUnixNanoseconds(start + difference).NanosecondsSince(NtpTimestamp.OfUnixNanoseconds(start)));
    }

    [Fact]
    public void A_short_span_counts_parts_of_a_second()
    {
        Assert.Equal(TimeSpan.FromSeconds(1.5), new NtpShort(0x0001_8000).Span);
        Assert.Equal(65_535, (int)new NtpShort(uint.MaxValue).Span.TotalSeconds);
    }

    [Fact]
    public void The_offset_of_a_clock_is_half_the_difference_of_both_ways()
    {
        var noon = new DateTimeOffset(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
        var answer = new NtpPacket
        {
            Originate = NtpTimestamp.Of(noon),
            Receive = NtpTimestamp.Of(noon.AddMilliseconds(10_100)),
            Transmit = NtpTimestamp.Of(noon.AddMilliseconds(10_200)),
        };
        Assert.Equal(TimeSpan.FromSeconds(10), answer.OffsetAt(noon.AddMilliseconds(300)));
    }
}
