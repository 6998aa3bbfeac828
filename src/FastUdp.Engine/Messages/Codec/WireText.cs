using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;

namespace FastUdp.Messages;

/// <summary>
/// Strings to UTF-8 and back. Most text is ASCII, which has a shorter way. Nothing is inlined: it would crowd out what should
/// be in the methods of a message.
/// </summary>
internal static class WireText
{
    /// <summary>The text; null when the bytes are not UTF-8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Decode(ReadOnlySpan<byte> utf8) => Ascii.IsValid(utf8)
        ? string.Create(utf8.Length, utf8, static (chars, ascii) => Ascii.ToUtf16(ascii, chars, out _))
        : Utf8.IsValid(utf8) ? Encoding.UTF8.GetString(utf8) : null;

    /// <summary>The text from the shared pool; null when the bytes are not UTF-8.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? DecodeInterned(ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) ? StringPool.Shared.GetOrAdd(utf8, Encoding.UTF8) : null;

    /// <summary>What comes before the first zero byte.</summary>
    public static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> utf8)
    {
        int end = utf8.IndexOf((byte)0);
        return end < 0 ? utf8 : utf8.Slice(0, end);
    }

    /// <summary>Writes the length in bytes, then UTF-8.</summary>
    /// <returns>How many bytes in all; 0 when it cannot be written, and the fault says why.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int WritePrefixed(string? text, Span<byte> destination, int maxLength, ref WireFault fault)
    {
        // A char becomes at most three bytes: a short text's length needs one byte whatever it turns out to be.
        if (text is null || text.Length > 0x7F / 3 || destination.Length == 0)
            return WriteLong(text, destination, maxLength, ref fault);
        if (!TryEncode(text, destination.Slice(1), maxLength, out int length, ref fault))
            return 0;
        destination[0] = (byte)length;
        return 1 + length;
    }

    /// <summary>Fills the place with the text and zero bytes, of which the text may have none itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryWritePadded(string? text, Span<byte> place, ref WireFault fault)
    {
        if (text is null)
            return WireFault.Raise(out fault, WireFaultReason.Missing, null, 0, 0);
        if (text.Contains('\0'))
            return WireFault.Raise(out fault, WireFaultReason.BadText, null, 0, 0);
        if (!TryEncode(text, place, place.Length, out int written, ref fault))
            return false;
        place.Slice(written).Clear();
        return true;
    }

    /// <summary>Encodes into at most <paramref name="maxLength"/> bytes, and tells a text too long from a destination too short.</summary>
    private static bool TryEncode(string text, Span<byte> destination, int maxLength, out int length, ref WireFault fault)
    {
        Span<byte> place = destination.Length > maxLength ? destination.Slice(0, maxLength) : destination;
        if (Ascii.FromUtf16(text, place, out length) == OperationStatus.Done)
            return true;
        OperationStatus status = Utf8.FromUtf16(text, place, out _, out length, replaceInvalidSequences: false);
        return status == OperationStatus.Done || Refuse(text, status, destination.Length, maxLength, out fault);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Refuse(string text, OperationStatus status, int room, int maxLength, out WireFault fault)
    {
        if (status == OperationStatus.InvalidData)
            return WireFault.Raise(out fault, WireFaultReason.BadText, null, 0, 0);
        int needed = Encoding.UTF8.GetByteCount(text);
        return needed > maxLength
            ? WireFault.Raise(out fault, WireFaultReason.TooLong, null, needed, maxLength)
            : WireFault.Raise(out fault, WireFaultReason.NoRoom, null, room, needed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLong(string? text, Span<byte> destination, int maxLength, ref WireFault fault)
    {
        if (text is null)
        {
            WireFault.Raise(out fault, WireFaultReason.Missing, null, 0, 0);
            return 0;
        }
        int length = text.Length <= maxLength ? Encoding.UTF8.GetByteCount(text) : text.Length;
        var writer = new WireWriter(destination);
        return writer.TryWriteCount(length, maxLength, ref fault) && writer.TryTake(length, out Span<byte> place, ref fault)
            && TryEncode(text, place, length, out _, ref fault)
            ? writer.Written
            : 0;
    }
}
