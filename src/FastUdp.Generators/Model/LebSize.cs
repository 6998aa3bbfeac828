namespace FastUdp.Generators.Model;

/// <summary>The size of numbers as unsigned LEB128.</summary>
internal static class LebSize
{
    public static int Of(ulong value)
    {
        int bytes = 1;
        for (; value >= 0x80; value >>= 7)
            bytes++;
        return bytes;
    }

    /// <summary>The size of a message identifier: 0 for none (-1), 1 to 127, 2 beyond.</summary>
    public static int OfIdentifier(int id) => id < 0 ? 0 : Of((ulong)id);
}
