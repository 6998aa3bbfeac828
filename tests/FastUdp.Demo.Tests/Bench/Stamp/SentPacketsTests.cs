using FastUdp.Demo.Bench.Stamp;
using FastUdp.Samples.Formats;
using static FastUdp.Demo.Bench.Stamp.SentPackets;

namespace FastUdp.Demo.Tests.Bench.Stamp;

/// <summary>Which answers are believed.</summary>
public class SentPacketsTests
{
    private readonly SentPackets _sent = new();

    [Fact]
    public void An_answer_counts_once()
    {
        _sent.Add(7, new NtpTimestamp(70));
        Assert.Equal([Answer.First, Answer.Repeated], [_sent.Take(7, new NtpTimestamp(70)), _sent.Take(7, new NtpTimestamp(70))]);
    }

    [Theory]
    [InlineData(7, 71)]
    [InlineData(8, 70)]
    [InlineData(8, 0)]
    [InlineData(7 + (1 << 16), 71)]
    public void An_answer_to_what_was_not_sent_is_unexpected(uint number, ulong timestamp)
    {
        _sent.Add(7, new NtpTimestamp(70));
        Assert.Equal(Answer.Unexpected, _sent.Take(number, new NtpTimestamp(timestamp)));
    }

    [Fact]
    public void A_packet_whose_place_another_has_taken_is_forgotten()
    {
        _sent.Add(7, new NtpTimestamp(70));
        _sent.Take(7, new NtpTimestamp(70));
        _sent.Add(7 + Remembered, new NtpTimestamp(90));
        Assert.Equal(Answer.Unexpected, _sent.Take(7, new NtpTimestamp(70)));
        Assert.Equal(Answer.First, _sent.Take(7 + Remembered, new NtpTimestamp(90)));
    }
}
