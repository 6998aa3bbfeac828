namespace FastUdp.Generators.LockFile;

/// <summary>What lies between two fields that are on both sides: places on either side without a partner of their name.</summary>
internal sealed record LayoutGap(IReadOnlyList<int> Shipped, IReadOnlyList<int> Current);

/// <summary>
/// Lays two layouts beside each other by the names of their fields. Fields of both that keep their order among themselves
/// are anchors; as few as possible have moved. One that only stands elsewhere because another came or went has not.
/// </summary>
internal sealed class LayoutAlignment
{
    private readonly List<(int Shipped, int Current)> _anchors = [];
    private readonly List<(int Shipped, int Current)> _moved = [];
    private readonly List<LayoutGap> _gaps = [];

    public LayoutAlignment(IReadOnlyList<FieldLayout> shipped, IReadOnlyList<FieldLayout> current)
    {
        List<(int Shipped, int Current)> common = Common(shipped, current);
        HashSet<int> kept = LongestRise([.. common.Select(pair => pair.Current)]);
        for (int index = 0; index < common.Count; index++)
            (kept.Contains(index) ? _anchors : _moved).Add(common[index]);
        FillGaps(shipped.Count, current.Count);
    }

    /// <summary>Places of the same field, in the order of both.</summary>
    public IReadOnlyList<(int Shipped, int Current)> Anchors => _anchors;

    /// <summary>Places of the same field, out of that order.</summary>
    public IReadOnlyList<(int Shipped, int Current)> Moved => _moved;

    /// <summary>What lies before each anchor, then what lies behind the last.</summary>
    public IReadOnlyList<LayoutGap> Gaps => _gaps;

    private static List<(int Shipped, int Current)> Common(IReadOnlyList<FieldLayout> shipped, IReadOnlyList<FieldLayout> current)
    {
        var places = new Dictionary<string, int>();
        for (int place = 0; place < current.Count; place++)
        {
            if (!current[place].IsReserved)
                places[current[place].Name] = place;
        }
        var common = new List<(int Shipped, int Current)>();
        for (int place = 0; place < shipped.Count; place++)
        {
            // Taken out when found, so that a name a lock file repeats by mistake has one partner.
            string name = shipped[place].Name;
            if (!shipped[place].IsReserved && places.TryGetValue(name, out int partner) && places.Remove(name))
                common.Add((place, partner));
        }
        return common;
    }

    /// <summary>The indexes of a longest run of values, not necessarily adjacent, that only rises.</summary>
    private static HashSet<int> LongestRise(int[] values)
    {
        int[] lengths = new int[values.Length];
        int[] previous = new int[values.Length];
        int best = -1;
        for (int index = 0; index < values.Length; index++)
        {
            (lengths[index], previous[index]) = (1, -1);
            for (int earlier = 0; earlier < index; earlier++)
            {
                if (values[earlier] < values[index] && lengths[earlier] >= lengths[index])
                    (lengths[index], previous[index]) = (lengths[earlier] + 1, earlier);
            }
            if (best < 0 || lengths[index] > lengths[best])
                best = index;
        }
        var kept = new HashSet<int>();
        for (; best >= 0; best = previous[best])
            kept.Add(best);
        return kept;
    }

    private void FillGaps(int shippedCount, int currentCount)
    {
        (int shipped, int current) = (0, 0);
        foreach ((int shippedEnd, int currentEnd) in _anchors.Append((shippedCount, currentCount)))
        {
            _gaps.Add(new LayoutGap(
                [.. Enumerable.Range(shipped, shippedEnd - shipped).Where(place => !_moved.Exists(pair => pair.Shipped == place))],
                [.. Enumerable.Range(current, currentEnd - current).Where(place => !_moved.Exists(pair => pair.Current == place))]));
            (shipped, current) = (shippedEnd + 1, currentEnd + 1);
        }
    }
}
