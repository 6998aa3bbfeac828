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
        var writer = new WireWriter(destination);
        bool isWritten = writer.TryWriteVarInt((ulong)MessageId) && TryWriteBody(message, ref writer);
        written = isWritten ? writer.Written : 0;
        fault = writer.Fault;
        return isWritten;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out Frame message, out WireFault fault)
    {
        message = default;
        var reader = new WireReader(source);
        bool isRead = reader.TryReadVarInt(ulong.MaxValue, out ulong id)
            && (id == (ulong)MessageId || reader.Fail(WireFaultReason.WrongIdentifier, null, (long)id, MessageId))
            && TryReadBody(ref reader, out message);
        fault = reader.Fault;
        return isRead;
    }

    public static bool TryWriteBody(scoped in Frame message, scoped ref WireWriter writer)
    {
        if (message.Content.Length > MaxContentBytes)
            return writer.Fail(WireFaultReason.TooLong, nameof(Content), message.Content.Length, MaxContentBytes);
        if (!writer.TryTake(1, out Span<byte> kind))
            return writer.Fail(nameof(Kind));
        kind[0] = message.Kind;
        return writer.TryWriteBytes(message.Content) || writer.Fail(nameof(Content));
    }

    public static bool TryReadBody(scoped ref WireReader reader, out Frame message)
    {
        message = default;
        if (!reader.TryTake(1, out ReadOnlySpan<byte> kind))
            return reader.Fail(nameof(Kind));
        if (!reader.TryTakeRest(MaxContentBytes, out ReadOnlySpan<byte> content))
            return reader.Fail(nameof(Content));
        message = new Frame(kind[0], content);
        return true;
    }
}
