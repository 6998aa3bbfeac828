using System.Buffers.Text;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.IpMessenger;

// What could not be read again as it was is not written: a colon in a name, a zero byte in the text.
internal readonly ref partial struct IpMessengerPacket
{
    private const int Colons = 5;

    /// <inheritdoc/>
    public static int GetWireSize(scoped in IpMessengerPacket message) =>
        message.Version.Length + Digits(message.Number) + message.User.Length + message.Host.Length + Digits(message.Command.Value) + Colons
        + message.Extra.Length + (message.HasTrailer ? 1 + message.Trailer.Length : 0);

    /// <inheritdoc/>
    public static bool TryWrite(scoped in IpMessengerPacket message, Span<byte> destination, out int written, out WireFault fault)
    {
        var writer = new WireWriter(destination);
        fault = default;
        bool isWritten = TryWriteBody(message, ref writer, ref fault);
        written = isWritten ? writer.Written : 0;
        return isWritten;
    }

    /// <inheritdoc/>
    public static bool TryWriteBody(scoped in IpMessengerPacket message, scoped ref WireWriter writer, scoped ref WireFault fault)
    {
        if (!CanBeWritten(message, ref fault) || !writer.TryTake(GetWireSize(message), out Span<byte> place, ref fault))
            return false;
        Put(ref place, message.Version, Colon);
        Put(ref place, message.Number);
        Put(ref place, message.User, Colon);
        Put(ref place, message.Host, Colon);
        Put(ref place, message.Command.Value);
        message.Extra.CopyTo(place);
        if (!message.HasTrailer)
            return true;
        place[message.Extra.Length] = 0;
        message.Trailer.CopyTo(place[(message.Extra.Length + 1)..]);
        return true;
    }

    private static bool CanBeWritten(scoped in IpMessengerPacket message, scoped ref WireFault fault)
    {
        if (!IsVersion(message.Version))
            return WireFault.Raise(out fault, WireFaultReason.BadText, nameof(Version), 0, 0);
        if (message.Extra.Contains((byte)0))
            return WireFault.Raise(out fault, WireFaultReason.BadText, nameof(Extra), 0, 0);
        int size = GetWireSize(message);
        if (size > MaxBytes)
            return WireFault.Raise(out fault, WireFaultReason.TooLong, nameof(Extra), size, MaxBytes);
        return CanBeName(message.Version, nameof(Version), ref fault)
            && CanBeName(message.User, nameof(User), ref fault)
            && CanBeName(message.Host, nameof(Host), ref fault);
    }

    private static bool CanBeName(ReadOnlySpan<byte> name, string field, scoped ref WireFault fault)
    {
        if (name.Length > MaxNameBytes)
            return WireFault.Raise(out fault, WireFaultReason.TooLong, field, name.Length, MaxNameBytes);
        return !name.Contains(Colon) || WireFault.Raise(out fault, WireFaultReason.BadText, field, 0, 0);
    }

    private static void Put(scoped ref Span<byte> place, ReadOnlySpan<byte> bytes, byte end)
    {
        bytes.CopyTo(place);
        place[bytes.Length] = end;
        place = place[(bytes.Length + 1)..];
    }

    private static void Put(scoped ref Span<byte> place, uint number)
    {
        Utf8Formatter.TryFormat(number, place, out int length);
        place[length] = Colon;
        place = place[(length + 1)..];
    }

    private static int Digits(uint number)
    {
        int digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }
}
