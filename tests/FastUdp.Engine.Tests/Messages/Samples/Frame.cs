using FastUdp.Messages;

namespace FastUdp.Engine.Tests.Messages.Samples;

/// <summary>A view: its bytes are those of the datagram it was read from, or of whoever sends it.</summary>
internal readonly ref struct Frame(byte kind, ReadOnlySpan<byte> content) : IDatagramMessage<Frame>
{
    public const int MaxContentBytes = 1_400;

    public byte Kind { get; } = kind;

    public ReadOnlySpan<byte> Content { get; } = content;

    public static int MessageId => 6;

    public static int MinWireSize => 2;

    public static int MaxWireSize => 2 + MaxContentBytes;

    public static bool IsFixedSize => false;

    public static int GetWireSize(scoped in Frame message) => 2 + message.Content.Length;

    public static bool TryWrite(scoped in Frame message, Span<byte> destination, out int written, out WireFault fault)
    {
        fault = default;
        var writer = new WireWriter(destination);
        bool isWritten = writer.TryWriteVarInt((ulong)MessageId, ref fault) && TryWriteBody(message, ref writer, ref fault);
        written = isWritten ? writer.Written : 0;
        return isWritten;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out Frame message, out WireFault fault)
    {
        message = default;
        fault = default;
        var reader = new WireReader(source);
        return reader.TryReadVarInt(ulong.MaxValue, out ulong id, ref fault)
            && (id == (ulong)MessageId || WireFault.Raise(out fault, WireFaultReason.WrongIdentifier, null, (long)id, MessageId))
            && TryReadBody(ref reader, out message, ref fault);
    }

    public static bool TryWriteBody(scoped in Frame message, scoped ref WireWriter writer, scoped ref WireFault fault)
    {
        WireWriter cursor = writer;
        if (message.Content.Length > MaxContentBytes)
            return WireFault.Raise(out fault, WireFaultReason.TooLong, nameof(Content), message.Content.Length, MaxContentBytes);
        if (!cursor.TryTake(1, out Span<byte> kind, ref fault))
            return WireFault.Name(ref fault, nameof(Kind));
        kind[0] = message.Kind;
        if (!cursor.TryWriteBytes(message.Content, ref fault))
            return WireFault.Name(ref fault, nameof(Content));
        writer = cursor;
        return true;
    }

    public static bool TryReadBody(scoped ref WireReader reader, out Frame message, scoped ref WireFault fault)
    {
        message = default;
        WireReader cursor = reader;
        if (!cursor.TryTake(1, out ReadOnlySpan<byte> kind, ref fault))
            return WireFault.Name(ref fault, nameof(Kind));
        if (!cursor.TryTakeRest(MaxContentBytes, out ReadOnlySpan<byte> content, ref fault))
            return WireFault.Name(ref fault, nameof(Content));
        message = new Frame(kind[0], content);
        reader = cursor;
        return true;
    }
}
