namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>
/// A packet of IP Messenger: <c>version:packet:user:host:command:extra</c>, all of it text, and behind a zero byte
/// perhaps the sender's group. <c>1:100:will:will-pc:32:will broadcast</c> is a message.
/// </summary>
/// <remarks>
/// <para>
/// It is a message like those of the generator, for everything that takes such, but its codec is written by hand: the
/// generator's fields have their length before them or by their declaration, while these end at a colon, and numbers are
/// decimal.
/// </para>
/// <para>
/// It borrows the bytes it was read from, so nothing is allocated, and what is not UTF-8 survives. What is read is
/// written again byte by byte as it was.
/// </para>
/// </remarks>
internal readonly ref partial struct IpMessengerPacket
{
    public const int DefaultPort = 2425;

    /// <summary>The longest version, user or host, in bytes.</summary>
    public const int MaxNameBytes = 128;

    /// <summary>The longest packet, in bytes.</summary>
    public const int MaxBytes = 32_768;

    /// <summary>The version every program understands.</summary>
    public static ReadOnlySpan<byte> Version1 => "1"u8;

    /// <summary>A digit, and perhaps more behind an underscore, which later programs say of themselves.</summary>
    public ReadOnlySpan<byte> Version { get; init; }

    /// <summary>Tells the sender's packets apart.</summary>
    public uint Number { get; init; }

    public ReadOnlySpan<byte> User { get; init; }

    public ReadOnlySpan<byte> Host { get; init; }

    public IpMessengerCommand Command { get; init; }

    /// <summary>The text, up to a zero byte.</summary>
    public ReadOnlySpan<byte> Extra { get; init; }

    /// <summary>Whether a zero byte follows the text.</summary>
    public bool HasTrailer { get; init; }

    /// <summary>What stands behind it.</summary>
    public ReadOnlySpan<byte> Trailer { get; init; }

    /// <summary>The sender's group, in packets that say who somebody is: the trailer up to the next zero byte.</summary>
    public ReadOnlySpan<byte> Group => UpToZero(Trailer);

    private static ReadOnlySpan<byte> UpToZero(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }
}
