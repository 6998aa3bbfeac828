using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace FastUdp.Messages;

/// <summary>
/// Writes a message from front to back. Generated code uses it; a message's writer is called through
/// <see cref="IDatagramMessage{TSelf}.TryWrite"/>.
/// </summary>
/// <remarks>
/// Every method that begins with Try leaves a fault behind when it returns false; the caller names the field
/// (<see cref="Fail(string)"/>) and gives up. The destination is borrowed.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct WireWriter
{
    private readonly int _length;
    private Span<byte> _rest;
    private WireFault _fault;

    /// <summary>Begins at the first byte of a destination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireWriter(Span<byte> destination)
    {
        _length = destination.Length;
        _rest = destination;
    }

    /// <summary>How many bytes have been written.</summary>
    public readonly int Written => _length - _rest.Length;

    /// <summary>Why writing failed.</summary>
    public readonly WireFault Fault => _fault;

    /// <summary>Lends the next bytes, to be filled; they may hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(int length, out Span<byte> bytes)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            bytes = default;
            return Fail(WireFaultReason.NoRoom, null, _rest.Length, length);
        }
        bytes = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return true;
    }

    /// <summary>Writes how many elements follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteCount(int count, int maxCount)
    {
        if ((uint)count > (uint)maxCount)
            return Fail(WireFaultReason.TooLong, null, count, maxCount);
        return TryWriteVarInt((uint)count);
    }

    /// <summary>Writes an unsigned LEB128 number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteVarInt(ulong value)
    {
        if (value < 0x80 && _rest.Length > 0)
        {
            _rest[0] = (byte)value;
            _rest = _rest.Slice(1);
            return true;
        }
        return TryWriteLongVarInt(value);
    }

    /// <summary>Writes whether a nullable field has a value: a byte of 0 or 1.</summary>
    public bool TryWritePresence(bool isPresent) => TryWriteVarInt(isPresent ? 1UL : 0UL);

    /// <summary>Writes bytes as they are.</summary>
    public bool TryWriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (!TryTake(bytes.Length, out Span<byte> place))
            return false;
        bytes.CopyTo(place);
        return true;
    }

    /// <summary>Writes a length and so many bytes.</summary>
    public bool TryWritePrefixed(ReadOnlySpan<byte> bytes, int maxLength) =>
        TryWriteCount(bytes.Length, maxLength) && TryWriteBytes(bytes);

    /// <summary>Writes a string: its length in bytes, then UTF-8.</summary>
    public bool TryWriteText(string? text, int maxLength)
    {
        if (text is null)
            return Fail(WireFaultReason.Missing, null);

        // A char becomes at most three bytes: a short text's length needs one byte whatever it turns out to be.
        if (text.Length > 0x7F / 3 || _rest.Length == 0)
            return TryWriteLongText(text, maxLength);
        if (!TryEncode(text, _rest.Slice(1), maxLength, out int length))
            return false;
        _rest[0] = (byte)length;
        _rest = _rest.Slice(1 + length);
        return true;
    }

    /// <summary>Writes a string in a fixed number of bytes, padded with zero bytes, of which it may have none itself.</summary>
    public bool TryWriteFixedText(string? text, int length)
    {
        if (text is null)
            return Fail(WireFaultReason.Missing, null);
        if (text.Contains('\0'))
            return Fail(WireFaultReason.BadText, null);
        if (!TryTake(length, out Span<byte> place) || !TryEncode(text, place, length, out int written))
            return false;
        place.Slice(written).Clear();
        return true;
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

    /// <summary>Encodes into at most <paramref name="maxLength"/> bytes, and tells a text too long from a destination too short.</summary>
    private bool TryEncode(string text, Span<byte> destination, int maxLength, out int length)
    {
        Span<byte> place = destination.Length > maxLength ? destination.Slice(0, maxLength) : destination;
        // Most text is ASCII. Where it is not, nothing is lost but a look at its beginning.
        if (Ascii.FromUtf16(text, place, out length) == OperationStatus.Done)
            return true;
        OperationStatus status = Utf8.FromUtf16(text, place, out _, out length, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
            return true;
        if (status == OperationStatus.InvalidData)
            return Fail(WireFaultReason.BadText, null);
        int needed = Encoding.UTF8.GetByteCount(text);
        return needed > maxLength
            ? Fail(WireFaultReason.TooLong, null, needed, maxLength)
            : Fail(WireFaultReason.NoRoom, null, destination.Length, needed);
    }

    private bool TryWriteLongText(string text, int maxLength)
    {
        int length = text.Length <= maxLength ? Encoding.UTF8.GetByteCount(text) : text.Length;
        if (!TryWriteCount(length, maxLength) || !TryTake(length, out Span<byte> place))
            return false;
        return TryEncode(text, place, length, out _);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryWriteLongVarInt(ulong value)
    {
        if (!TryTake(WireSize.OfVarInt(value), out Span<byte> place))
            return false;
        for (int index = 0; index < place.Length - 1; index++, value >>= 7)
            place[index] = (byte)(value | 0x80);
        place[^1] = (byte)value;
        return true;
    }

    // Failing itself is inlined, and false there a constant: the JIT then knows that what follows a Try has succeeded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(string field) => _fault = _fault.In(field);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(in WireFault fault, string? field) => _fault = field is null ? fault : fault.In(field);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Keep(WireFaultReason reason, string? field, long value, long limit) => _fault = new WireFault(reason, field, value, limit);
}
