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
        var writer = new WireWriter(destination);
        bool isWritten = writer.TryWriteVarInt((ulong)MessageId) && TryWriteBody(message, ref writer);
        written = isWritten ? writer.Written : 0;
        fault = writer.Fault;
        return isWritten;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out Note message, out WireFault fault)
    {
        message = null;
        var reader = new WireReader(source);
        bool isRead = reader.TryReadVarInt(ulong.MaxValue, out ulong id)
            && (id == (ulong)MessageId || reader.Fail(WireFaultReason.WrongIdentifier, null, (long)id, MessageId))
            && TryReadBody(ref reader, out message);
        fault = reader.Fault;
        return isRead;
    }

    public static bool TryWriteBody(scoped in Note message, scoped ref WireWriter writer)
    {
        if (!writer.TryWriteVarInt(message.Number))
            return writer.Fail(nameof(Number));
        return writer.TryWriteText(message.Text, MaxTextBytes) || writer.Fail(nameof(Text));
    }

    public static bool TryReadBody(scoped ref WireReader reader, [MaybeNullWhen(false)] out Note message)
    {
        message = null;
        if (!reader.TryReadVarInt(ulong.MaxValue, out ulong number))
            return reader.Fail(nameof(Number));
        if (!reader.TryReadText(MaxTextBytes, out string text))
            return reader.Fail(nameof(Text));
        message = new Note(text, number);
        return true;
    }
}
