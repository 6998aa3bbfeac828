using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using FastUdp.Benchmarks.Subjects.Codec.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Handwritten;

/// <summary>
/// The mixed message by hand. It uses what one knows who writes it for this message alone: the offsets before the string
/// are constants, every length takes one byte, and after the string one check serves all that is left.
/// </summary>
/// <remarks>
/// Fair means that it refuses what the generated code refuses, or it would win by being careless: a null, a length beyond
/// its maximum, a string that is not Unicode, a datagram that ends too early, another identifier, a presence byte that is
/// neither 0 nor 1. <see cref="CodecAgreement"/> holds the two against each other. It does not say why it refuses, and
/// costs nothing for that.
/// </remarks>
internal readonly struct HandwrittenMixed : IHandwritten<MixedMessage>
{
    private const byte Identifier = 2;
    private const int NameLengthAt = 1 + sizeof(uint);
    private const int NameAt = NameLengthAt + 1;
    private const int PlaceBytes = 3 * sizeof(float);

    public static bool TryWrite(in MixedMessage message, Span<byte> destination, out int written)
    {
        written = 0;
        if (message.Name is not { } name || message.Scores is not { Length: <= MixedMessage.MaxScores } scores
            || message.Weights is not { Length: <= MixedMessage.MaxWeights } weights || destination.Length < NameAt)
            return false;
        destination[0] = Identifier;
        BinaryPrimitives.WriteUInt32LittleEndian(destination.Slice(1), message.Id);
        if (!TryWriteName(name, destination.Slice(NameAt), out int nameBytes))
            return false;
        destination[NameLengthAt] = (byte)nameBytes;

        Span<byte> rest = destination.Slice(NameAt + nameBytes);
        int scoreBytes = sizeof(int) * scores.Length;
        int weightBytes = sizeof(float) * weights.Length;
        int restBytes = 3 + scoreBytes + weightBytes + PlaceBytes + (message.Deadline is null ? 1 : 1 + sizeof(long));
        if (rest.Length < restBytes)
            return false;
        rest[0] = (byte)message.State;
        rest[1] = (byte)scores.Length;
        MemoryMarshal.AsBytes(scores.AsSpan()).CopyTo(rest.Slice(2));
        rest = rest.Slice(2 + scoreBytes);
        rest[0] = (byte)weights.Length;
        MemoryMarshal.AsBytes(weights.AsSpan()).CopyTo(rest.Slice(1));
        WriteEnd(message, rest.Slice(1 + weightBytes));
        written = NameAt + nameBytes + restBytes;
        return true;
    }

    public static bool TryRead(ReadOnlySpan<byte> source, out MixedMessage message)
    {
        message = default;
        if (source.Length < NameAt || source[0] != Identifier)
            return false;
        int nameBytes = source[NameLengthAt];
        if (nameBytes > MixedMessage.MaxNameBytes || source.Length < NameAt + nameBytes + 2
            || !TryReadName(source.Slice(NameAt, nameBytes), out string name))
            return false;

        ReadOnlySpan<byte> rest = source.Slice(NameAt + nameBytes);
        var state = (MessageState)rest[0];
        int scoreBytes = sizeof(int) * rest[1];
        if (rest[1] > MixedMessage.MaxScores || rest.Length < 2 + scoreBytes + 1)
            return false;
        ReadOnlySpan<byte> scores = rest.Slice(2, scoreBytes);
        rest = rest.Slice(2 + scoreBytes);
        int weightBytes = sizeof(float) * rest[0];
        if (rest[0] > MixedMessage.MaxWeights || rest.Length < 1 + weightBytes + PlaceBytes + 1)
            return false;
        ReadOnlySpan<byte> weights = rest.Slice(1, weightBytes);
        rest = rest.Slice(1 + weightBytes);
        if (!TryReadDeadline(rest.Slice(PlaceBytes), out long? deadline))
            return false;
        message = new MixedMessage(
            BinaryPrimitives.ReadUInt32LittleEndian(source.Slice(1)), name, state,
            MemoryMarshal.Cast<byte, int>(scores).ToArray(), MemoryMarshal.Cast<byte, float>(weights).ToArray(),
            MemoryMarshal.Read<Place>(rest), deadline);
        return true;
    }

    private static bool TryWriteName(string name, Span<byte> destination, out int written)
    {
        if (destination.Length > MixedMessage.MaxNameBytes)
            destination = destination.Slice(0, MixedMessage.MaxNameBytes);
        return Ascii.FromUtf16(name, destination, out written) == OperationStatus.Done
            || Utf8.FromUtf16(name, destination, out _, out written, replaceInvalidSequences: false) == OperationStatus.Done;
    }

    private static void WriteEnd(in MixedMessage message, Span<byte> destination)
    {
        MemoryMarshal.Write(destination, message.Place);
        destination[PlaceBytes] = message.Deadline is null ? (byte)0 : (byte)1;
        if (message.Deadline is { } deadline)
            BinaryPrimitives.WriteInt64LittleEndian(destination.Slice(PlaceBytes + 1), deadline);
    }

    private static bool TryReadName(ReadOnlySpan<byte> utf8, out string name)
    {
        bool isAscii = Ascii.IsValid(utf8);
        bool isValid = isAscii || Utf8.IsValid(utf8);
        name = isAscii ? string.Create(utf8.Length, utf8, static (chars, bytes) => Ascii.ToUtf16(bytes, chars, out _))
            : isValid ? Encoding.UTF8.GetString(utf8)
            : "";
        return isValid;
    }

    private static bool TryReadDeadline(ReadOnlySpan<byte> source, out long? deadline)
    {
        deadline = null;
        if (source[0] == 0)
            return true;
        if (source[0] != 1 || source.Length < 1 + sizeof(long))
            return false;
        deadline = BinaryPrimitives.ReadInt64LittleEndian(source.Slice(1));
        return true;
    }
}
