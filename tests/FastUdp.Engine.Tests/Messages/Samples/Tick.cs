using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using FastUdp.Messages;

namespace FastUdp.Engine.Tests.Messages.Samples;

/// <summary>A message of a fixed size, written by hand as the generator would.</summary>
internal readonly record struct Tick(uint Number, long Time) : IDatagramMessage<Tick>
{
    public const int WireSize = 13;

    public static int MessageId => 5;

    public static int MinWireSize => WireSize;

    public static int MaxWireSize => WireSize;

    public static bool IsFixedSize => true;

    public static int GetWireSize(scoped in Tick message) => WireSize;

    public static bool TryWrite(scoped in Tick message, Span<byte> destination, out int written, out WireFault fault)
    {
        written = 0;
        fault = default;
        if (destination.Length < WireSize)
        {
            fault = new WireFault(WireFaultReason.NoRoom, null, destination.Length, WireSize);
            return false;
        }
        destination[0] = (byte)MessageId;
        BinaryPrimitives.WriteUInt32LittleEndian(destination[1..], message.Number);
        BinaryPrimitives.WriteInt64LittleEndian(destination[5..], message.Time);
        written = WireSize;
        return true;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, [MaybeNullWhen(false)] out Tick message, out WireFault fault)
    {
        message = default;
        fault = default;
        if (WireIdentifier.Read(source) != MessageId)
            fault = new WireFault(WireFaultReason.WrongIdentifier, null, WireIdentifier.Read(source), MessageId);
        else if (source.Length < WireSize)
            fault = new WireFault(WireFaultReason.Truncated, null, source.Length, WireSize);
        else
            message = Decode(source[1..]);
        return fault == default;
    }

    public static bool TryWriteBody(scoped in Tick message, scoped ref WireWriter writer, scoped ref WireFault fault) =>
        throw new NotSupportedException();

    public static bool TryReadBody(
        scoped ref WireReader reader, [MaybeNullWhen(false)] out Tick message, scoped ref WireFault fault)
    {
        message = default;
        if (!reader.TryTake(WireSize - 1, out ReadOnlySpan<byte> body, ref fault))
            return false;
        message = Decode(body);
        return true;
    }

    private static Tick Decode(ReadOnlySpan<byte> body) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(body), BinaryPrimitives.ReadInt64LittleEndian(body[4..]));
}
