using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>
/// Writes a message from front to back. Generated code uses it; a message's writer is called through
/// <see cref="IDatagramMessage{TSelf}.TryWrite"/>.
/// </summary>
/// <remarks>
/// Every method that begins with Try raises a fault when it returns false, and leaves the fault alone when it returns true;
/// the caller names the field (<see cref="WireFault.Name"/>) and gives up. The destination is borrowed. All methods are inlined, as
/// those of <see cref="WireReader"/> are, and for the same reason.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct WireWriter
{
    private readonly int _length;
    private Span<byte> _rest;

    /// <summary>Begins at the first byte of a destination.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WireWriter(Span<byte> destination)
    {
        _length = destination.Length;
        _rest = destination;
    }

    /// <summary>How many bytes have been written.</summary>
    public readonly int Written => _length - _rest.Length;

    /// <summary>Lends the next bytes, to be filled; they may hold anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(int length, out Span<byte> bytes, scoped ref WireFault fault)
    {
        if ((uint)length > (uint)_rest.Length)
        {
            bytes = default;
            WireFault.Raise(out fault, WireFaultReason.NoRoom, null, _rest.Length, length);
            return false;
        }
        bytes = _rest.Slice(0, length);
        _rest = _rest.Slice(length);
        return true;
    }

    /// <summary>Writes how many elements follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteCount(int count, int maxCount, scoped ref WireFault fault)
    {
        if ((uint)count > (uint)maxCount)
        {
            WireFault.Raise(out fault, WireFaultReason.TooLong, null, count, maxCount);
            return false;
        }
        return TryWriteVarInt((uint)count, ref fault);
    }

    /// <summary>Writes an unsigned LEB128 number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteVarInt(ulong value, scoped ref WireFault fault)
    {
        if (value < 0x80 && _rest.Length > 0)
        {
            _rest[0] = (byte)value;
            _rest = _rest.Slice(1);
            return true;
        }
        if (!TryTake(WireSize.OfVarInt(value), out Span<byte> place, ref fault))
            return false;
        WireVarInt.Write(place, value);
        return true;
    }

    /// <summary>Writes whether a nullable field has a value: a byte of 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWritePresence(bool isPresent, scoped ref WireFault fault) => TryWriteVarInt(isPresent ? 1UL : 0UL, ref fault);

    /// <summary>Writes bytes as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteBytes(ReadOnlySpan<byte> bytes, scoped ref WireFault fault)
    {
        if (!TryTake(bytes.Length, out Span<byte> place, ref fault))
            return false;
        bytes.CopyTo(place);
        return true;
    }

    /// <summary>Writes a length and so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWritePrefixed(ReadOnlySpan<byte> bytes, int maxLength, scoped ref WireFault fault) =>
        TryWriteCount(bytes.Length, maxLength, ref fault) && TryWriteBytes(bytes, ref fault);

    /// <summary>Writes a string: its length in bytes, then UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteText(string? text, int maxLength, scoped ref WireFault fault)
    {
        int bytes = WireText.WritePrefixed(text, _rest, maxLength, ref fault);
        if (bytes == 0)
            return false;
        _rest = _rest.Slice(bytes);
        return true;
    }

    /// <summary>Writes a string in a fixed number of bytes, padded with zero bytes, of which it may have none itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWriteFixedText(string? text, int length, scoped ref WireFault fault) =>
        TryTake(length, out Span<byte> place, ref fault) && WireText.TryWritePadded(text, place, ref fault);
}
