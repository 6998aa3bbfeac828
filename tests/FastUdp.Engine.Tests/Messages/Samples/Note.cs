using System.Diagnostics.CodeAnalysis;
using FastUdp.Messages;

namespace FastUdp.Engine.Tests.Messages.Samples;

/// <summary>A message of varying size, with an identifier of two bytes; it may fill almost a whole datagram.</summary>
internal sealed record Note(string? Text, ulong Number = 0) : IDatagramMessage<Note>
{
    public const int MaxTextBytes = 60_000;

    public static int MessageId => 300;

    public static int MinWireSize => 4;

    public static int MaxWireSize => 2 + 10 + 3 + MaxTextBytes;

    public static bool IsFixedSize => false;

    public static int GetWireSize(scoped in Note message) =>
        2 + WireSize.OfVarInt(message.Number) + WireSize.OfText(message.Text, MaxTextBytes);

    public static bool TryWrite(scoped in Note message, Span<byte> destination, out int written, out WireFault fault)
    {
        fault = default;
        var writer = new WireWriter(destination);
        bool isWritten = writer.TryWriteVarInt((ulong)MessageId, ref fault) && TryWriteBody(message, ref writer, ref fault);
        written = isWritten ? writer.Written : 0;
        return isWritten;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out Note message, out WireFault fault)
    {
        message = null;
        fault = default;
        var reader = new WireReader(source);
        return reader.TryReadVarInt(ulong.MaxValue, out ulong id, ref fault)
            && (id == (ulong)MessageId || WireFault.Raise(out fault, WireFaultReason.WrongIdentifier, null, (long)id, MessageId))
            && TryReadBody(ref reader, out message, ref fault);
    }

    public static bool TryWriteBody(scoped in Note message, scoped ref WireWriter writer, scoped ref WireFault fault)
    {
        WireWriter cursor = writer;
        if (!cursor.TryWriteVarInt(message.Number, ref fault))
            return WireFault.Name(ref fault, nameof(Number));
        if (!cursor.TryWriteText(message.Text, MaxTextBytes, ref fault))
            return WireFault.Name(ref fault, nameof(Text));
        writer = cursor;
        return true;
    }

    public static bool TryReadBody(
        scoped ref WireReader reader, [MaybeNullWhen(false)] out Note message, scoped ref WireFault fault)
    {
        message = null;
        WireReader cursor = reader;
        if (!cursor.TryReadVarInt(ulong.MaxValue, out ulong number, ref fault))
            return WireFault.Name(ref fault, nameof(Number));
        if (!cursor.TryReadText(MaxTextBytes, out string text, ref fault))
            return WireFault.Name(ref fault, nameof(Text));
        message = new Note(text, number);
        reader = cursor;
        return true;
    }
}
