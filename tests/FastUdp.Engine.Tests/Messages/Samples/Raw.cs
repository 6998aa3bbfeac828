using System.Diagnostics.CodeAnalysis;
using FastUdp.Messages;

namespace FastUdp.Engine.Tests.Messages.Samples;

/// <summary>
/// So many equal bytes and no identifier. It counts how often it is written, and fills what room there is before it finds
/// that there is too little, as a message of many fields does.
/// </summary>
internal sealed class Raw(int length, byte fill = 0) : IDatagramMessage<Raw>
{
    public int Length { get; } = length;

    public byte Fill { get; } = fill;

    public int Writes { get; private set; }

    public static int MessageId => WireIdentifier.None;

    public static int MinWireSize => 0;

    public static int MaxWireSize => UdpLimits.MaxIPv6PayloadBytes;

    public static bool IsFixedSize => false;

    public static int GetWireSize(scoped in Raw message) => message.Length;

    public static bool TryWrite(scoped in Raw message, Span<byte> destination, out int written, out WireFault fault)
    {
        fault = default;
        var writer = new WireWriter(destination);
        bool isWritten = TryWriteBody(message, ref writer, ref fault);
        written = isWritten ? writer.Written : 0;
        return isWritten;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out Raw message, out WireFault fault)
    {
        message = new Raw(source.Length, source.IsEmpty ? (byte)0 : source[0]);
        fault = default;
        return true;
    }

    public static bool TryWriteBody(scoped in Raw message, scoped ref WireWriter writer, scoped ref WireFault fault)
    {
        WireWriter cursor = writer;
        message.Writes++;
        for (int i = 0; i < message.Length; i++)
        {
            if (!cursor.TryTake(1, out Span<byte> place, ref fault))
                return WireFault.Name(ref fault, "Fill");
            place[0] = message.Fill;
        }
        writer = cursor;
        return true;
    }

    public static bool TryReadBody(
        scoped ref WireReader reader, [MaybeNullWhen(false)] out Raw message, scoped ref WireFault fault) =>
        throw new NotSupportedException();
}
