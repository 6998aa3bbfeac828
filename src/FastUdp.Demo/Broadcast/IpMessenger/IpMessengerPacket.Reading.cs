using System.Buffers.Text;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.IpMessenger;

// Reading is total: for any bytes there is a packet or a reason. Numbers are taken in the one form that is written.
internal readonly ref partial struct IpMessengerPacket : IDatagramMessage<IpMessengerPacket>
{
    private const byte Colon = (byte)':';

    /// <inheritdoc/>
    public static int MessageId => WireIdentifier.None;

    /// <inheritdoc/>
    public static int MinWireSize => "1:0:::0:".Length;

    /// <inheritdoc/>
    public static int MaxWireSize => MaxBytes;

    /// <inheritdoc/>
    public static bool IsFixedSize => false;

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, out IpMessengerPacket message, out WireFault fault)
    {
        var reader = new WireReader(source);
        fault = default;
        return TryReadBody(ref reader, out message, ref fault);
    }

    /// <inheritdoc/>
    public static bool TryReadBody(scoped ref WireReader reader, out IpMessengerPacket message, scoped ref WireFault fault)
    {
        message = default;
        if (!reader.TryTakeRest(MaxBytes, out ReadOnlySpan<byte> rest, ref fault))
            return false;
        if (!TryTakeVersion(ref rest, out ReadOnlySpan<byte> version, ref fault)
            || !TryTakeNumber(ref rest, nameof(Number), out uint number, ref fault)
            || !TryTakeName(ref rest, nameof(User), out ReadOnlySpan<byte> user, ref fault)
            || !TryTakeName(ref rest, nameof(Host), out ReadOnlySpan<byte> host, ref fault)
            || !TryTakeNumber(ref rest, nameof(Command), out uint command, ref fault))
            return false;
        ReadOnlySpan<byte> extra = UpToZero(rest);
        message = new IpMessengerPacket
        {
            Version = version,
            Number = number,
            User = user,
            Host = host,
            Command = new IpMessengerCommand(command),
            Extra = extra,
            HasTrailer = extra.Length < rest.Length,
            Trailer = extra.Length < rest.Length ? rest[(extra.Length + 1)..] : default,
        };
        return true;
    }

    private static bool TryTakeVersion(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> version, scoped ref WireFault fault) =>
        TryTakeName(ref rest, nameof(Version), out version, ref fault)
        && (IsVersion(version) || WireFault.Raise(out fault, WireFaultReason.BadText, nameof(Version), 0, 0));

    private static bool IsVersion(ReadOnlySpan<byte> version) =>
        version.StartsWith(Version1) && (version.Length == 1 || version[1] == (byte)'_') && !version.Contains(Colon);

    private static bool TryTakeName(scoped ref ReadOnlySpan<byte> rest, string field, out ReadOnlySpan<byte> name, scoped ref WireFault fault)
    {
        name = default;
        int end = rest.IndexOf(Colon);
        if (end < 0)
            return WireFault.Raise(out fault, WireFaultReason.Truncated, field, rest.Length, rest.Length + 1);
        if (end > MaxNameBytes)
            return WireFault.Raise(out fault, WireFaultReason.TooLong, field, end, MaxNameBytes);
        name = rest[..end];
        rest = rest[(end + 1)..];
        return true;
    }

    private static bool TryTakeNumber(scoped ref ReadOnlySpan<byte> rest, string field, out uint number, scoped ref WireFault fault)
    {
        number = 0;
        if (!TryTakeName(ref rest, field, out ReadOnlySpan<byte> text, ref fault))
            return false;
        bool isCanonical = text.Length > 0 && char.IsAsciiDigit((char)text[0]) && (text[0] != (byte)'0' || text.Length == 1);
        return (isCanonical && Utf8Parser.TryParse(text, out number, out int length) && length == text.Length)
            || WireFault.Raise(out fault, WireFaultReason.OutOfRange, field, 0, uint.MaxValue);
    }
}
