using System.ComponentModel;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Buffers;

namespace FastUdp.Messages;

/// <summary>
/// Reads a message from front to back. Generated code uses it; a message's reader is called through
/// <see cref="IDatagramMessage{TSelf}.TryRead"/>.
/// </summary>
/// <remarks>
/// Every method that begins with Try raises a fault when it returns false, and leaves the fault alone when it returns true;
/// the caller names the field (<see cref="WireFault.Name"/>) and gives up. The source is borrowed. All methods are inlined, and
/// what they call does without the reader: one whose address nobody takes lies in registers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct WireReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins at the first byte of a source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireReader(ReadOnlySpan<byte> source) => _rest = source;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Takes the next bytes, which stay where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(int length, out ReadOnlySpan<byte> bytes, scoped ref WireFault fault)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            bytes = default;
            WireFault.Raise(out fault, WireFaultReason.Truncated, null, _rest.Length, length);
            return false;
        }
        bytes = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return true;
    }

    /// <summary>Takes everything to the end, at most so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakeRest(int maxLength, out ReadOnlySpan<byte> bytes, scoped ref WireFault fault)
    {
        if (_rest.Length <= maxLength)
            return TryTake(_rest.Length, out bytes, ref fault);
        bytes = default;
        WireFault.Raise(out fault, WireFaultReason.TooLong, null, _rest.Length, maxLength);
        return false;
    }

    /// <summary>Takes a length and so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakePrefixed(int maxLength, out ReadOnlySpan<byte> bytes, scoped ref WireFault fault)
    {
        if (TryReadCount(maxLength, 1, out int length, ref fault))
            return TryTake(length, out bytes, ref fault);
        bytes = default;
        return false;
    }

    /// <summary>
    /// Reads how many elements follow. A count beyond the maximum, or beyond what the bytes that are left can hold, is
    /// refused before anything is allocated for it.
    /// </summary>
    /// <param name="maxCount">The most there may be.</param>
    /// <param name="minElementBytes">The fewest bytes an element takes, from 1.</param>
    /// <param name="count">How many follow.</param>
    /// <param name="fault">Why not, on failure.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadCount(int maxCount, int minElementBytes, out int count, scoped ref WireFault fault)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length > 0)
        {
            count = rest[0];
            rest = rest.Slice(1);
            if (count < 0x80 && count <= maxCount && (long)count * minElementBytes <= rest.Length)
            {
                _rest = rest;
                return true;
            }
        }
        int bytes = WireVarInt.ReadCount(_rest, maxCount, minElementBytes, out count, ref fault);
        _rest = _rest.Slice(bytes);
        return bytes > 0;
    }

    /// <summary>Checks a count that a field of the message holds, as <see cref="TryReadCount"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryAcceptCount(ulong value, int maxCount, int minElementBytes, out int count, scoped ref WireFault fault) =>
        WireVarInt.TryAcceptCount(value, _rest.Length, maxCount, minElementBytes, out count, ref fault);

    /// <summary>Reads an unsigned LEB128 number in its shortest form.</summary>
    /// <param name="maxValue">The highest value that fits.</param>
    /// <param name="value">The number.</param>
    /// <param name="fault">Why not, on failure.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadVarInt(ulong maxValue, out ulong value, scoped ref WireFault fault)
    {
        if (_rest.Length > 0 && _rest[0] < 0x80 && _rest[0] <= maxValue)
        {
            value = _rest[0];
            _rest = _rest.Slice(1);
            return true;
        }
        int bytes = WireVarInt.Read(_rest, maxValue, out value, ref fault);
        _rest = _rest.Slice(bytes);
        return bytes > 0;
    }

    /// <summary>Reads whether a nullable field has a value: a byte of 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadPresence(out bool isPresent, scoped ref WireFault fault)
    {
        isPresent = false;
        if (!TryTake(1, out ReadOnlySpan<byte> flag, ref fault))
            return false;
        if (WireValue.TryToBoolean(flag[0], out isPresent))
            return true;
        WireFault.Raise(out fault, WireFaultReason.OutOfRange, null, flag[0], 1);
        return false;
    }

    /// <summary>Reads a string: its length in bytes, then UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadText(int maxLength, out string text, scoped ref WireFault fault)
    {
        text = "";
        return TryTakePrefixed(maxLength, out ReadOnlySpan<byte> utf8, ref fault) && IsText(WireText.Decode(utf8), ref text, ref fault);
    }

    /// <summary>Reads a string that is likely to be in <see cref="StringPool.Shared"/> already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadInternedText(int maxLength, out string text, scoped ref WireFault fault)
    {
        text = "";
        return TryTakePrefixed(maxLength, out ReadOnlySpan<byte> utf8, ref fault) && IsText(WireText.DecodeInterned(utf8), ref text, ref fault);
    }

    /// <summary>Reads a string of a fixed number of bytes, up to its first zero byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadFixedText(int length, out string text, scoped ref WireFault fault)
    {
        text = "";
        return TryTake(length, out ReadOnlySpan<byte> utf8, ref fault)
            && IsText(WireText.Decode(WireText.WithoutPadding(utf8)), ref text, ref fault);
    }

    /// <summary>Reads a string of a fixed number of bytes that is likely to be in <see cref="StringPool.Shared"/> already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadInternedFixedText(int length, out string text, scoped ref WireFault fault)
    {
        text = "";
        return TryTake(length, out ReadOnlySpan<byte> utf8, ref fault)
            && IsText(WireText.DecodeInterned(WireText.WithoutPadding(utf8)), ref text, ref fault);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsText(string? decoded, ref string text, scoped ref WireFault fault)
    {
        if (decoded is null)
        {
            WireFault.Raise(out fault, WireFaultReason.BadText, null, 0, 0);
            return false;
        }
        text = decoded;
        return true;
    }
}
