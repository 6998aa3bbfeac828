namespace FastUdp.Messages.Tests.Dispatch;

[DatagramMessage(100)]
public readonly partial record struct Ping(uint Number, long SentTicks);

[DatagramMessage(101)]
public readonly partial record struct Pong(uint Number, long SentTicks);

/// <summary>An object, with an identifier of two bytes.</summary>
[DatagramMessage(5_000)]
public partial record Chat([property: MaxLength(100)] string Text, [property: MaxLength(10)] int[] Numbers);

/// <summary>A view over the datagram.</summary>
[DatagramMessage(102)]
public ref partial struct Voice
{
    public ushort Channel;

    [MaxLength(1_000), Remainder]
    public ReadOnlySpan<byte> Samples;
}

/// <summary>Nothing but the identifier.</summary>
[DatagramMessage(103)]
public readonly partial record struct Goodbye;

/// <summary>Without an identifier: every datagram of its size is one.</summary>
[DatagramMessage(ByteOrder = ByteOrder.BigEndian)]
public readonly partial record struct Bare(ushort First, ushort Second);
