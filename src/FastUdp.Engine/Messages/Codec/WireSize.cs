using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace FastUdp.Messages;

/// <summary>The sizes of what varies, in bytes. Generated code uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public static class WireSize
{
    /// <summary>The size of a number as unsigned LEB128, 1 to 10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OfVarInt(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    /// <summary>The size of a length and so many bytes.</summary>
    public static int OfPrefixed(int length) => OfVarInt((uint)length) + length;

    /// <summary>The size of a string with its length. One that cannot be written counts as long as its maximum.</summary>
    public static int OfText(string? text, int maxLength) =>
        text is null ? 1 : OfPrefixed(text.Length > maxLength ? maxLength : Encoding.UTF8.GetByteCount(text));
}
