namespace FastUdp.Demo.Dissector.Schema;

/// <summary>A stretch of a message: a field of its own, or a group of bit fields.</summary>
/// <param name="Since">The version of the message that brought it.</param>
internal abstract record SchemaItem(int Since);

/// <summary>A field in whole bytes.</summary>
internal sealed record WholeItem(SchemaField Field, int Since) : SchemaItem(Since);

/// <summary>Neighbouring bit fields, which share a number of whole bytes.</summary>
internal sealed record GroupItem(int Bytes, bool IsBigEndian, IReadOnlyList<PlacedBits> Fields, int Since) : SchemaItem(Since);

/// <summary>A bit field in its group.</summary>
/// <param name="Field">The field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Shift">How many bits of the group's number lie below it.</param>
internal sealed record PlacedBits(SchemaField Field, BitFieldSchema Type, int Shift);

/// <summary>Joins bit fields to groups, and gives reserved bytes the version of the field they stand before.</summary>
internal static class SchemaLayout
{
    public static IReadOnlyList<SchemaItem> ItemsOf(IReadOnlyList<SchemaField> fields)
    {
        var items = new List<SchemaItem>();
        for (int index = 0; index < fields.Count;)
        {
            if (fields[index].Type is not BitFieldSchema)
            {
                items.Add(new WholeItem(fields[index], VersionAt(fields, index)));
                index++;
                continue;
            }
            int end = EndOfGroup(fields, index);
            items.Add(Group([.. fields.Skip(index).Take(end - index)]));
            index = end;
        }
        return items;
    }

    private static int VersionAt(IReadOnlyList<SchemaField> fields, int index)
    {
        if (fields[index].Type is not PaddingSchema)
            return fields[index].Since;
        SchemaField? next = fields.Skip(index).FirstOrDefault(IsNamed);
        return (next ?? fields.LastOrDefault(IsNamed))?.Since ?? 1;
    }

    private static bool IsNamed(SchemaField field) => field.Type is not PaddingSchema;

    private static int EndOfGroup(IReadOnlyList<SchemaField> fields, int first)
    {
        bool isBigEndian = ((BitFieldSchema)fields[first].Type).IsBigEndian;
        int end = first + 1;
        while (end < fields.Count && fields[end] is { StartsGroup: false, Type: BitFieldSchema bits } next
            && bits.IsBigEndian == isBigEndian && next.Since == fields[first].Since)
            end++;
        return end;
    }

    // The first field takes the lowest bits of a little-endian number and the highest of a big-endian one.
    private static GroupItem Group(SchemaField[] fields)
    {
        BitFieldSchema[] types = [.. fields.Select(static field => (BitFieldSchema)field.Type)];
        int bytes = (types.Sum(static type => type.Width) + 7) / 8;
        var placed = new List<PlacedBits>();
        int before = 0;
        for (int index = 0; index < fields.Length; before += types[index++].Width)
        {
            int shift = types[index].IsBigEndian ? (8 * bytes) - before - types[index].Width : before;
            placed.Add(new PlacedBits(fields[index], types[index], shift));
        }
        return new GroupItem(bytes, types[0].IsBigEndian, placed, fields[0].Since);
    }
}
