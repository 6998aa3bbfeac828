using FastUdp.Stores;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Store;

/// <summary>A store beside a list of what it should hold: any takes, returns and trims, in any order, within small bounds.</summary>
public sealed class PayloadStoreProperties
{
    private const int MaxSlabs = 4;

    // A length to take, a place in the list to return from (-1 to -1000), one to shrink (from -1001 on), or a trim.
    private const int Places = 1_000;
    private const int Trim = int.MinValue;

    private static readonly Gen<int> Lengths = Gen.OneOf(Gen.Choose(0, 64), Gen.Choose(0, 2_000), Gen.Choose(0, 65_535));

    private static readonly Gen<int> Steps = Gen.Frequency(
        (10, Lengths), (8, Gen.Choose(-Places, -1)), (3, Gen.Choose(-2 * Places, -Places - 1)), (1, Gen.Constant(Trim)));

    [Fact]
    public void Contents_are_kept_and_never_overlap_and_the_bound_holds() =>
        Always.HoldsFor(Gen.ArrayOf(Steps, 400), Check, times: 200);

    private static void Check(int[] steps)
    {
        var store = new PayloadStore(MaxSlabs * PayloadSizes.SlabBytes);
        var held = new List<(PayloadCell Cell, int Length, byte Fill)>();
        for (int i = 0; i < steps.Length; i++)
            Apply(store, held, steps[i], (byte)i);

        foreach ((PayloadCell cell, _, _) in held)
            store.Return(cell);
        Assert.Equal(0, store.UsedBytes);
        TakesItsFill(store);
    }

    private static void Apply(PayloadStore store, List<(PayloadCell Cell, int Length, byte Fill)> held, int step, byte fill)
    {
        if (step == Trim)
            store.Trim();
        else if (step >= 0 && store.TryTake(step, out PayloadCell cell))
        {
            store.Get(cell).Fill(fill);
            held.Add((cell, step, fill));
        }
        else if (step < 0 && held.Count > 0)
            ReturnOrShrink(store, held, -step % held.Count, shrinks: step < -Places);
        Assert.InRange(store.Bytes, 0, MaxSlabs * PayloadSizes.SlabBytes);
        foreach ((PayloadCell kept, int length, byte content) in held)
        {
            ReadOnlySpan<byte> bytes = store.Get(kept);
            Assert.Equal(length, bytes.Length);
            Assert.False(bytes.ContainsAnyExcept(content));
        }
    }

    private static void ReturnOrShrink(PayloadStore store, List<(PayloadCell Cell, int Length, byte Fill)> held, int place, bool shrinks)
    {
        (PayloadCell cell, int length, byte fill) = held[place];
        held.RemoveAt(place);
        if (shrinks)
        {
            store.Shrink(ref cell, length / 3);
            held.Add((cell, length / 3, fill));
        }
        else
        {
            store.Return(cell);
        }
    }

    /// <summary>However it was used before, an empty store takes as much as a new one.</summary>
    private static void TakesItsFill(PayloadStore store)
    {
        for (int i = 0; i < MaxSlabs; i++)
            Assert.True(store.TryTake(65_535, out _));
        Assert.False(store.TryTake(0, out _));
    }
}
