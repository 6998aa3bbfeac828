using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace FastUdp.Messages;

/// <summary>The number a message begins with: unsigned LEB128 of one byte (0 to 127) or two (128 to 16,383).</summary>
public static class WireIdentifier
{
    /// <summary>The identifier of a message that has none on the wire.</summary>
    public const int None = -1;

    /// <summary>The highest identifier.</summary>
    public const int Max = (1 << 14) - 1;

    /// <summary>How many bytes an identifier takes: 0 for <see cref="None"/>, 1 or 2.</summary>
    public static int GetSize(int id) => id < 0 ? 0 : id < 0x80 ? 1 : 2;

    /// <summary>The identifier a datagram begins with, or <see cref="None"/> where it begins with no valid one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> source)
    {
        if (source.Length > 0 && source[0] < 0x80)
            return source[0];
        return ReadTwoBytes(source);
    }

    /// <summary>Finds out what is wrong with a datagram that is not a message: its identifier, or its length. Generated code uses it.</summary>
    /// <returns>False, for the caller to return.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Refuse(ReadOnlySpan<byte> source, int id, int minWireSize, out WireFault fault)
    {
        int actual = Read(source);
        bool isOther = id != None && actual != id && source.Length >= GetSize(id);
        return isOther
            ? WireFault.Raise(out fault, WireFaultReason.WrongIdentifier, null, actual, id)
            : WireFault.Raise(out fault, WireFaultReason.Truncated, null, source.Length, minWireSize);
    }

    // The second byte of a shortest form is 1 to 127: 0 would say what one byte says.
    private static int ReadTwoBytes(ReadOnlySpan<byte> source) =>
        source.Length >= 2 && source[1] is > 0 and < 0x80 ? (source[0] & 0x7F) | (source[1] << 7) : None;
}
