using FastUdp.Generators.LockFile;
using FastUdp.Generators.Model;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

public class LockFileProperties
{
    private const int Messages = 1_000;

    // Few names, types and sizes, so that two messages often have something in common.
    private static readonly Func<string, FieldModel>[] Kinds =
    [
        name => Layouts.U8(name), name => Layouts.U32(name), Layouts.U32BigEndian, name => Layouts.U32(name, constant: 7),
        name => Layouts.Text(name, 8), name => Layouts.Text(name, 9), name => Layouts.Text(name, 8, LengthKind.Fixed),
        name => Layouts.Bits(name, 3), name => Layouts.Bits(name, 5), name => Layouts.Bits(name, 3, group: true),
        name => Layouts.Quantized(name, 100, 7), name => Layouts.Counted(name, "A", 4), name => Layouts.Nested(name, "Game.Vec3"),
    ];

    private static readonly Gen<FieldModel> Fields =
        from name in Gen.Elements("A", "B", "C", "D", "E", "F")
        from kind in Gen.Elements(Kinds)
        from reserved in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Elements(1, 4, 5)))
        from since in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Elements(2, 3)))
        select kind(name) with { ReservedBefore = reserved, Since = since };

    private static readonly Gen<MessageModel> Models =
        from fields in Fields.ArrayOf()
        from id in Gen.Elements(-1, 1)
        from trailing in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Elements(1, 4)))
        select Layouts.Message(id, trailing, Valid(fields));

    /// <summary>A message and what may become of it: some fields others, or gone, or new.</summary>
    private static readonly Gen<(MessageModel Before, MessageModel After)> Edits =
        from before in Models
        from extra in Fields.ArrayOf(6)
        from place in Gen.Choose(0, before.Fields.Count)
        from kind in Gen.Choose(0, 6)
        select (before, Edit(before, [.. extra], place, kind));

    [Fact]
    public void A_message_against_its_own_lines_has_nothing_to_report() => Check(Models, model =>
    {
        RecordedMessage recorded = Layouts.Recorded(model);
        CurrentMessage current = CurrentMessage.Of(model);

        Assert.Empty(Layouts.Parse(Layouts.LinesOf(model)).Faults);
        Assert.Empty(Layouts.Parse(Layouts.LinesOf(model)).Gaps());
        Assert.Empty(ShippedComparison.BreakingChanges(recorded, current));
        Assert.Empty(UnshippedComparison.Of(recorded, null, current).Required);
        Assert.Empty(UnshippedComparison.Of(null, recorded, current).Missing);
        Assert.Empty(UnshippedComparison.Of(null, recorded, current).Stale);
    });

    [Fact]
    public void What_is_not_a_breaking_change_leaves_every_shipped_version_its_size() => Check(Edits, edit =>
    {
        RecordedMessage shipped = Layouts.Recorded(edit.Before);
        if (ShippedComparison.BreakingChanges(shipped, CurrentMessage.Of(edit.After)).Count > 0)
            return;
        int last = edit.Before.Fields.Select(field => field.Since).DefaultIfEmpty(1).Max();

        Assert.Equal(edit.Before.Id, edit.After.Id);
        for (int version = 1; version <= last; version++)
            Assert.Equal(SizeOf(edit.Before, version), SizeOf(edit.After, version));
    });

    [Fact]
    public void What_the_fix_records_leaves_nothing_to_record() => Check(Edits, edit =>
    {
        RecordedMessage shipped = Layouts.Recorded(edit.Before);
        CurrentMessage current = CurrentMessage.Of(edit.After);
        string[] required = [.. UnshippedComparison.Of(shipped, null, current).Required.Select(line => line.ToString())];
        RecordedMessage? unshipped = Layouts.Parse(required).Messages.GetValueOrDefault(Layouts.Name);

        Assert.Empty(UnshippedComparison.Of(shipped, unshipped, current).Missing);
        Assert.Empty(UnshippedComparison.Of(shipped, unshipped, current).Stale);
    });

    [Fact]
    public void A_field_of_a_new_version_can_always_be_appended() => Check(Models, model =>
    {
        int next = model.Fields.Select(field => field.Since).DefaultIfEmpty(1).Max() + 1;
        MessageModel grown = Layouts.Message(model.Id, 0, [.. model.Fields, Layouts.U8("New", since: next)]);

        if (model.TrailingReservedBytes == 0)
            Assert.Empty(ShippedComparison.BreakingChanges(Layouts.Recorded(model), CurrentMessage.Of(grown)));
        else
            Assert.NotEmpty(ShippedComparison.BreakingChanges(Layouts.Recorded(model), CurrentMessage.Of(grown)));
    });

    private static void Check<T>(Gen<T> values, Action<T> body) =>
        Prop.ForAll(values.ToArbitrary(), body).Check(Config.QuickThrowOnFailure.WithMaxTest(Messages));

    /// <summary>Names once each, versions that rise.</summary>
    private static FieldModel[] Valid(IEnumerable<FieldModel> fields)
    {
        int since = 1;
        return [.. fields.DistinctBy(field => field.Name).Select(field => field with { Since = since = Math.Max(since, field.Since) })];
    }

    private static MessageModel Edit(MessageModel before, List<FieldModel> extra, int place, int kind)
    {
        List<FieldModel> fields = [.. before.Fields];
        FieldModel? present = place < fields.Count ? fields[place] : null;
        switch (kind)
        {
            case 0:
                fields.Insert(place, extra[0] with { Name = "New" });
                break;
            case 1 when present is not null:
                fields[place] = present with { Name = "Renamed" };
                break;
            case 2 when present is not null:
                fields.RemoveAt(place);
                break;
            case 3 when present is { ReservedBefore: > 1 }:
                fields[place] = present with { ReservedBefore = present.ReservedBefore - 1 };
                fields.Insert(place, Layouts.U8("New", present.Since));
                break;
            case 4 when present is not null:
                fields[place] = extra[0] with { Name = present.Name };
                break;
            case 5:
                fields.AddRange(extra.Select((field, index) => field with { Name = $"New{index}" }));
                break;
            default:
                fields.Reverse();
                break;
        }
        return Layouts.Message(before.Id, before.TrailingReservedBytes, Valid(fields));
    }

    /// <summary>The fewest and the most bytes of one version's part.</summary>
    private static (int Min, int Max) SizeOf(MessageModel model, int version)
    {
        int min = 0, max = 0;
        foreach (Piece piece in MessageLayout.Of(model).Pieces.Where(piece => piece.Since == version))
        {
            WireType? type = piece is VariablePiece variable ? model.Fields[variable.Field].Type : null;
            min += type?.MinBytes ?? ((FixedRun)piece).Bytes;
            max += type?.MaxBytes ?? ((FixedRun)piece).Bytes;
        }
        return (min, max);
    }
}
