using System.Runtime.CompilerServices;

namespace FastUdp.Stores;

/// <summary>
/// The sizes of a <see cref="PayloadStore"/>'s cells: every 16 bytes up to 128, four for each doubling up to 8 KiB, and
/// from there the seventh, sixth, … part of a slab. A cell is less than 16 bytes or a quarter longer than its payload,
/// above 8 KiB less than twice as long.
/// </summary>
internal static class PayloadSizes
{
    /// <summary>The bytes of a slab; the largest cell is a whole one.</summary>
    public const int SlabBytes = 65_536;

    /// <summary>Every cell begins and ends at a multiple of this.</summary>
    public const int Granule = 16;

    private static readonly int[] CellBytes = MakeSizes();

    // The class of each length in granules: 4 KiB, of which traffic of few lengths touches a line or two.
    private static readonly byte[] Classes = MakeClasses(CellBytes);

    /// <summary>How many sizes there are, at most 64.</summary>
    public static int Count => CellBytes.Length;

    /// <summary>The bytes of each cell of a class.</summary>
    public static int BytesOf(int sizeClass) => CellBytes[sizeClass];

    /// <summary>The smallest class whose cells hold a payload of 0 to 65,536 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassOf(int length) => Classes[(length + Granule - 1) / Granule];

    private static int[] MakeSizes()
    {
        var sizes = new List<int>();
        for (int bytes = Granule; bytes <= 128; bytes += Granule)
            sizes.Add(bytes);
        for (int power = 128; power < 8_192; power *= 2)
            sizes.AddRange([power / 4 * 5, power / 4 * 6, power / 4 * 7, power * 2]);
        for (int parts = 7; parts >= 1; parts--)
            sizes.Add(SlabBytes / parts / Granule * Granule);
        return [.. sizes];
    }

    private static byte[] MakeClasses(int[] sizes)
    {
        byte[] classes = new byte[(SlabBytes / Granule) + 1];
        int sizeClass = 0;
        for (int granules = 0; granules < classes.Length; granules++)
        {
            if (granules * Granule > sizes[sizeClass])
                sizeClass++;
            classes[granules] = (byte)sizeClass;
        }
        return classes;
    }
}
