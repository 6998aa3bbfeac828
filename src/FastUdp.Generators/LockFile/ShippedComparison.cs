using System.Globalization;

namespace FastUdp.Generators.LockFile;

/// <summary>
/// Compares a message with its shipped layout. What is not a breaking change is: nothing, a new name for a field that
/// kept its place and type, a field of whole bytes in the place of reserved ones, and fields of a later version behind
/// the shipped ones.
/// </summary>
internal sealed class ShippedComparison
{
    private readonly IReadOnlyList<FieldLayout> _shipped;
    private readonly CurrentMessage _current;
    private readonly Dictionary<string, string> _renamed = [];
    private readonly List<LayoutChange> _changes = [];

    private ShippedComparison(RecordedMessage shipped, CurrentMessage current)
    {
        _shipped = shipped.Fields;
        _current = current;
        if (shipped.Heading!.Line.Content is string before && before != current.Identifier.Content)
            _changes.Add(new LayoutChange(LayoutChangeKind.Renumbered, -1, "", before, current.Identifier.Content));

        var alignment = new LayoutAlignment(_shipped, current.Fields);
        foreach ((int place, int now) in alignment.Moved)
        {
            string name = current.Fields[now].Name;
            _changes.Add(new LayoutChange(LayoutChangeKind.Reordered, now, name, $"was shipped at #{place}", $"stands at #{now}"));
        }
        for (int index = 0; index < alignment.Anchors.Count; index++)
        {
            int behind = Fill(alignment.Gaps[index]);
            Inserted(alignment.Gaps[index], behind, alignment.Anchors[index].Current);
            Hold(alignment.Anchors[index].Shipped, alignment.Anchors[index].Current);
        }
        LayoutGap tail = alignment.Gaps[alignment.Anchors.Count];
        Appended(tail, Fill(tail));
    }

    /// <summary>The breaking changes; the lock file has the whole message.</summary>
    public static IReadOnlyList<LayoutChange> BreakingChanges(RecordedMessage shipped, CurrentMessage current) =>
        new ShippedComparison(shipped, current)._changes;

    /// <summary>Pairs what a gap has on both sides, and gives how many of the current places that took.</summary>
    private int Fill(LayoutGap gap)
    {
        if (gap.Shipped.Count == 1 && TakersOf(_shipped[gap.Shipped[0]], gap) is int takers and > 0)
            return takers;
        for (int index = 0; index < gap.Shipped.Count; index++)
        {
            FieldLayout shipped = _shipped[gap.Shipped[index]];
            int place = index < gap.Current.Count ? gap.Current[index] : -1;
            if (place >= 0 && (IsSame(shipped, _current.Fields[place]) || shipped.IsReserved && _current.Fields[place].IsReserved))
                Hold(gap.Shipped[index], place);
            else
                _changes.Add(new LayoutChange(LayoutChangeKind.Removed, -1, $"{shipped.Name}: {shipped.Describe()}"));
        }
        return Math.Min(gap.Shipped.Count, gap.Current.Count);
    }

    /// <summary>
    /// How many current places share out reserved bytes exactly; 0 when they do not. Older peers send zeros there and
    /// ignore what they get, so a field may take them over.
    /// </summary>
    private int TakersOf(FieldLayout reserved, LayoutGap gap)
    {
        int bytes = 0;
        for (int index = 0; index < gap.Current.Count && bytes < reserved.ReservedBytes; index++)
        {
            FieldLayout taker = _current.Fields[gap.Current[index]];
            int takerBytes = _current.SpareBytes[gap.Current[index]];
            if (takerBytes == 0 || taker.Since != reserved.Since)
                return 0;
            bytes += takerBytes;
            if (bytes == reserved.ReservedBytes)
                return index + 1;
        }
        return 0;
    }

    /// <summary>Compares a shipped place with its present one.</summary>
    private void Hold(int shippedPlace, int place)
    {
        FieldLayout shipped = _shipped[shippedPlace];
        FieldLayout current = _current.Fields[place];
        if (IsSame(shipped, current))
        {
            _renamed[shipped.Name] = current.Name;
            return;
        }
        bool isResized = shipped with { Name = current.Name, Type = current.Type } == current
            && TypeText.DiffersInSizeOnly(TypeText.WithCounters(shipped.Type, _renamed), current.Type)
            || shipped.IsReserved;
        _changes.Add(new LayoutChange(
            isResized ? LayoutChangeKind.Resized : LayoutChangeKind.Retyped, place, current.Name, shipped.Describe(), current.Describe()));
    }

    private bool IsSame(FieldLayout shipped, FieldLayout current) =>
        shipped with { Name = current.Name, Type = TypeText.WithCounters(shipped.Type, _renamed) } == current;

    private void Inserted(LayoutGap gap, int first, int anchor)
    {
        foreach (int place in gap.Current.Skip(first))
        {
            string name = _current.Fields[place].Name;
            string before = $"stands before the shipped '{_current.Fields[anchor].Name}'";
            _changes.Add(new LayoutChange(LayoutChangeKind.Reordered, place, name, "is new", before));
        }
    }

    private void Appended(LayoutGap gap, int first)
    {
        int shippedVersion = _shipped.Select(field => field.Since).DefaultIfEmpty(1).Max();
        foreach (int place in gap.Current.Skip(first).Where(place => _current.Fields[place].Since <= shippedVersion))
        {
            string next = (shippedVersion + 1).ToString(CultureInfo.InvariantCulture);
            _changes.Add(new LayoutChange(LayoutChangeKind.AppendedWithoutSince, place, _current.Fields[place].Name, "", next));
        }
    }
}
