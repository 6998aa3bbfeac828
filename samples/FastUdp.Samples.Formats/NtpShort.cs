using FastUdp.Messages;

namespace FastUdp.Samples.Formats;

/// <summary>A span of time in NTP's short format (RFC 5905 section 6): units of 2^-16 s.</summary>
/// <param name="Units">The units.</param>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct NtpShort(uint Units)
{
    /// <summary>The span, to 100 ns.</summary>
    public TimeSpan Span => new((Units * TimeSpan.TicksPerSecond) >> 16);
}
