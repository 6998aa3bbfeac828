using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CommunityToolkit.HighPerformance.Buffers;

namespace FastUdp.Messages;

/// <summary>
/// Reads a message from front to back. Generated code uses it; a message's reader is called through
/// <see cref="IDatagramMessage{TSelf}.TryRead"/>.
/// </summary>
/// <remarks>
/// Every method that begins with Try leaves a fault behind when it returns false; the caller names the field
/// (<see cref="Fail(string)"/>) and gives up. The source is borrowed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct WireReader
{
    private ReadOnlySpan<byte> _rest;
    private WireFault _fault;

    /// <summary>Begins at the first byte of a source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireReader(ReadOnlySpan<byte> source) => _rest = source;

    /// <summary>Why reading failed.</summary>
    public readonly WireFault Fault => _fault;

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Takes the next bytes, which stay where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(int length, out ReadOnlySpan<byte> bytes)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            bytes = default;
            return Fail(WireFaultReason.Truncated, null, _rest.Length, length);
        }
        bytes = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return true;
    }

    /// <summary>Takes everything to the end, at most so many bytes.</summary>
    public bool TryTakeRest(int maxLength, out ReadOnlySpan<byte> bytes)
    {
        if (_rest.Length <= maxLength)
            return TryTake(_rest.Length, out bytes);
        bytes = default;
        return Fail(WireFaultReason.TooLong, null, _rest.Length, maxLength);
    }

    /// <summary>Takes a length and so many bytes.</summary>
    public bool TryTakePrefixed(int maxLength, out ReadOnlySpan<byte> bytes)
    {
        if (TryReadCount(maxLength, 1, out int length))
            return TryTake(length, out bytes);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadCount(int maxCount, int minElementBytes, out int count)
    {
        if (_rest.Length == 0 || _rest[0] >= 0x80)
            return TryReadLongCount(maxCount, minElementBytes, out count);
        ulong value = _rest[0];
        _rest = _rest.Slice(1);
        return TryAcceptCount(value, maxCount, minElementBytes, out count);
    }

    /// <summary>Checks a count that a field of the message holds, as <see cref="TryReadCount"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAcceptCount(ulong value, int maxCount, int minElementBytes, out int count)
    {
        bool holds = HoldsCount(value, maxCount, minElementBytes);
        count = holds ? (int)value : 0;
        return holds;
    }

    /// <summary>Reads an unsigned LEB128 number in its shortest form.</summary>
    /// <param name="maxValue">The highest value that fits.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadVarInt(ulong maxValue, out ulong value)
    {
        if (_rest.Length > 0 && _rest[0] < 0x80 && _rest[0] <= maxValue)
        {
            value = _rest[0];
            _rest = _rest.Slice(1);
            return true;
        }
        return TryReadLongVarInt(maxValue, out value);
    }

    /// <summary>Reads whether a nullable field has a value: a byte of 0 or 1.</summary>
    public bool TryReadPresence(out bool isPresent)
    {
        isPresent = false;
        if (!TryTake(1, out ReadOnlySpan<byte> flag))
            return false;
        return WireValue.TryToBoolean(flag[0], out isPresent) || Fail(WireFaultReason.OutOfRange, null, flag[0], 1);
    }

    /// <summary>Reads a string: its length in bytes, then UTF-8.</summary>
    public bool TryReadText(int maxLength, out string text)
    {
        text = "";
        return TryTakePrefixed(maxLength, out ReadOnlySpan<byte> utf8) && TryToText(utf8, out text);
    }

    /// <summary>Reads a string that is likely to be in <see cref="StringPool.Shared"/> already.</summary>
    public bool TryReadInternedText(int maxLength, out string text)
    {
        text = "";
        return TryTakePrefixed(maxLength, out ReadOnlySpan<byte> utf8) && TryToInternedText(utf8, out text);
    }

    /// <summary>Reads a string of a fixed number of bytes, up to its first zero byte.</summary>
    public bool TryReadFixedText(int length, out string text)
    {
        text = "";
        return TryTake(length, out ReadOnlySpan<byte> utf8) && TryToText(WithoutPadding(utf8), out text);
    }

    /// <summary>Reads a string of a fixed number of bytes that is likely to be in <see cref="StringPool.Shared"/> already.</summary>
    public bool TryReadInternedFixedText(int length, out string text)
    {
        text = "";
        return TryTake(length, out ReadOnlySpan<byte> utf8) && TryToInternedText(WithoutPadding(utf8), out text);
    }

    /// <summary>Names the field in which a fault was found.</summary>
    /// <returns>False, for the caller to return.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(string field)
    {
        Keep(field);
        return false;
    }

    /// <summary>Takes over the fault of a part, naming the field it was found in, if it is to be another.</summary>
    /// <returns>False, for the caller to return.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(in WireFault fault, string? field = null)
    {
        Keep(fault, field);
        return false;
    }

    /// <summary>Leaves a fault behind.</summary>
    /// <returns>False, for the caller to return.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Fail(WireFaultReason reason, string? field, long value = 0, long limit = 0)
    {
        Keep(reason, field, value, limit);
        return false;
    }

    private bool TryToText(ReadOnlySpan<byte> utf8, out string text)
    {
        text = "";
        // Most text is ASCII: one pass to look, one to widen. UTF-8 takes a third, for the length.
        if (Ascii.IsValid(utf8))
        {
            text = string.Create(utf8.Length, utf8, static (chars, ascii) => Ascii.ToUtf16(ascii, chars, out _));
            return true;
        }
        if (!Utf8.IsValid(utf8))
            return Fail(WireFaultReason.BadText, null);
        text = Encoding.UTF8.GetString(utf8);
        return true;
    }

    private bool TryToInternedText(ReadOnlySpan<byte> utf8, out string text)
    {
        text = "";
        if (!Utf8.IsValid(utf8))
            return Fail(WireFaultReason.BadText, null);
        text = StringPool.Shared.GetOrAdd(utf8, Encoding.UTF8);
        return true;
    }

    private static ReadOnlySpan<byte> WithoutPadding(ReadOnlySpan<byte> utf8)
    {
        int end = utf8.IndexOf((byte)0);
        return end < 0 ? utf8 : utf8.Slice(0, end);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadLongCount(int maxCount, int minElementBytes, out int count)
    {
        count = 0;
        return TryReadLongVarInt(ulong.MaxValue, out ulong value) && TryAcceptCount(value, maxCount, minElementBytes, out count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HoldsCount(ulong count, int maxCount, int minElementBytes)
    {
        if (count > (uint)maxCount)
            return Fail(WireFaultReason.TooLong, null, (long)Math.Min(count, long.MaxValue), maxCount);
        long bytes = (long)count * minElementBytes;
        return bytes <= _rest.Length || Fail(WireFaultReason.Truncated, null, _rest.Length, bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadLongVarInt(ulong maxValue, out ulong value)
    {
        value = 0;
        for (int index = 0; index < WireValue.MaxVarIntBytes; index++)
        {
            if (index == _rest.Length)
                return Fail(WireFaultReason.Truncated, null, _rest.Length, index + 1);

            // The tenth byte has room for one bit; a last byte of zero says nothing that a shorter form does not.
            byte next = _rest[index];
            if (index == WireValue.MaxVarIntBytes - 1 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << (7 * index);
            if (next >= 0x80)
                continue;
            if (next == 0 && index > 0)
                break;
            _rest = _rest.Slice(index + 1);
            return value <= maxValue || Fail(WireFaultReason.OutOfRange, null, unchecked((long)value), unchecked((long)maxValue));
        }
        return Fail(WireFaultReason.BadVarInt, null);
    }

    // Failing itself is inlined, and false there a constant: the JIT then knows that what follows a Try has succeeded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(string field) => _fault = _fault.In(field);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(in WireFault fault, string? field) => _fault = field is null ? fault : fault.In(field);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(WireFaultReason reason, string? field, long value, long limit) => _fault = new WireFault(reason, field, value, limit);
}
