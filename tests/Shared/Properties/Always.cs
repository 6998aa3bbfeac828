using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Tests.Shared;

/// <summary>Checks a statement for random values; a failure shows the smallest value found and the seed.</summary>
internal static class Always
{
    public static void HoldsFor<T>(Gen<T> values, Action<T> check, int times = 300) =>
        Prop.ForAll(values.ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    /// <summary>For a random list of values, whose failures are cut down to few elements.</summary>
    public static void HoldsForLists<T>(Gen<T> elements, Action<T[]> check, int longest = 200, int times = 300)
    {
        Gen<T[]> lists = Gen.Choose(0, longest).SelectMany(length => Gen.ArrayOf(elements, length));
        Prop.ForAll(Arb.From(lists, Shorter), check).Check(Config.QuickThrowOnFailure.WithMaxTest(times));
    }

    /// <summary>The list without a stretch of it: halves, quarters, down to single elements.</summary>
    private static IEnumerable<T[]> Shorter<T>(T[] list)
    {
        for (int cut = list.Length / 2; cut > 0; cut /= 2)
        {
            for (int start = 0; start + cut <= list.Length; start += cut)
                yield return [.. list[..start], .. list[(start + cut)..]];
        }
        if (list.Length == 1)
            yield return [];
    }
}
