using FastUdp.Generators.Model;
using Xunit;
using static FastUdp.Generators.Tests.LockFile.Layouts;

namespace FastUdp.Generators.Tests.LockFile;

public class ShippedComparisonTests
{
    [Fact]
    public void The_same_message_has_not_changed() =>
        Assert.Empty(Changes(Message(U32("A"), Text("B", 8)), Message(U32("A"), Text("B", 8))));

    [Fact]
    public void A_new_name_at_the_same_place_breaks_nothing() =>
        Assert.Empty(Changes(Message(U32("A"), U32("B"), U8("C")), Message(U32("A"), U32("Renamed"), U8("C"))));

    [Fact]
    public void A_renamed_counter_breaks_nothing() =>
        Assert.Empty(Changes(Message(U8("Count"), Counted("Data", "Count", 8)), Message(U8("Length"), Counted("Data", "Length", 8))));

    [Fact]
    public void Another_counter_retypes()
    {
        MessageModel shipped = Message(U8("A"), U8("B"), Counted("Data", "A", 8));

        Assert.Equal(["Retyped@2"], Changes(shipped, Message(U8("A"), U8("B"), Counted("Data", "B", 8))));
    }

    [Fact]
    public void A_removed_field_is_one_change_wherever_it_stood()
    {
        MessageModel shipped = Message(U32("A"), U8("B"), U32("C"));

        Assert.Equal(["Removed@-1"], Changes(shipped, Message(U8("B"), U32("C"))));
        Assert.Equal(["Removed@-1"], Changes(shipped, Message(U32("A"), U32("C"))));
        Assert.Equal(["Removed@-1"], Changes(shipped, Message(U32("A"), U8("B"))));
    }

    [Fact]
    public void A_field_in_the_place_of_one_of_another_type_removes_it() =>
        Assert.Equal(["Removed@-1"], Changes(Message(U32("A"), U8("B")), Message(U32("A"), U32("New"))));

    [Fact]
    public void A_moved_field_is_one_change()
    {
        MessageModel shipped = Message(U32("A"), U32("B"), U32("C"), U32("D"));

        Assert.Equal(["Reordered@3"], Changes(shipped, Message(U32("B"), U32("C"), U32("D"), U32("A"))));
        Assert.Equal(["Reordered@0"], Changes(shipped, Message(U32("D"), U32("A"), U32("B"), U32("C"))));
    }

    [Fact]
    public void Two_fields_of_one_type_that_swap_their_names_are_reordered() =>
        Assert.Single(Changes(Message(U32("A"), U32("B")), Message(U32("B"), U32("A"))), change => change.StartsWith("Reordered", StringComparison.Ordinal));

    [Fact]
    public void A_new_field_before_shipped_ones_reorders_whatever_its_version()
    {
        Assert.Equal(["Reordered@0"], Changes(Message(U32("A")), Message(U8("New"), U32("A"))));
        Assert.Equal(["Reordered@1"], Changes(Message(U32("A"), U8("B", since: 2)), Message(U32("A"), U8("New", since: 2), U8("B", since: 2))));
    }

    [Fact]
    public void Types_byte_orders_constants_versions_and_groups_retype()
    {
        Assert.Equal(["Retyped@0"], Changes(Message(U32("A")), Message(U8("A"))));
        Assert.Equal(["Retyped@0"], Changes(Message(U32("A")), Message(U32BigEndian("A"))));
        Assert.Equal(["Retyped@0"], Changes(Message(U32("A", constant: 1)), Message(U32("A", constant: 2))));
        Assert.Equal(["Retyped@0"], Changes(Message(U32("A", constant: 1)), Message(U32("A"))));
        Assert.Equal(["Retyped@1"], Changes(Message(U8("A"), U32("B", since: 2)), Message(U8("A"), U32("B"))));
        Assert.Equal(["Retyped@1"], Changes(Message(Bits("A", 3), Bits("B", 3)), Message(Bits("A", 3), Bits("B", 3, group: true))));
        Assert.Equal(["Retyped@0"], Changes(Message(Nested("A", "Game.Vec3")), Message(Nested("A", "Game.Vec3", isSized: true))));
        Assert.Equal(["Retyped@0"], Changes(Message(Text("A", 8)), Message(Text("A", 8, LengthKind.Fixed))));
        Assert.Equal(["Retyped@0"], Changes(Message(Quantized("A", 100, 7)), Message(Quantized("A", 120, 7))));
    }

    [Fact]
    public void Maxima_fixed_lengths_widths_and_reserved_bytes_resize()
    {
        Assert.Equal(["Resized@0"], Changes(Message(Text("A", 8)), Message(Text("A", 16))));
        Assert.Equal(["Resized@0"], Changes(Message(Text("A", 8, LengthKind.Fixed)), Message(Text("A", 16, LengthKind.Fixed))));
        Assert.Equal(["Resized@0"], Changes(Message(Text("A", 8, LengthKind.Remainder)), Message(Text("A", 9, LengthKind.Remainder))));
        Assert.Equal(["Resized@1"], Changes(Message(U8("N"), Counted("A", "N", 8)), Message(U8("N"), Counted("A", "N", 9))));
        Assert.Equal(["Resized@0"], Changes(Message(Bits("A", 3)), Message(Bits("A", 4))));
        Assert.Equal(["Resized@1"], Changes(Message(U8("A"), U8("B", after: 2)), Message(U8("A"), U8("B", after: 3))));
        Assert.Equal(["Resized@1"], Changes(Message(1, 2, U8("A")), Message(1, 4, U8("A"))));
    }

    [Fact]
    public void Another_identifier_renumbers()
    {
        Assert.Equal(["Renumbered@-1"], Changes(Message(1, 0, U8("A")), Message(2, 0, U8("A"))));
        Assert.Equal(["Renumbered@-1"], Changes(Message(1, 0, U8("A")), Message(-1, 0, U8("A"))));
        Assert.Equal(["Renumbered@-1"], Changes(Message(-1, 0, U8("A")), Message(1, 0, U8("A"))));
    }

    [Fact]
    public void Fields_of_a_later_version_may_be_appended() =>
        Assert.Empty(Changes(Message(U8("A"), U8("B", since: 2)), Message(U8("A"), U8("B", since: 2), U8("C", since: 3), Text("D", 4, since: 4))));

    [Fact]
    public void An_appended_field_needs_a_version_that_is_not_shipped()
    {
        Assert.Equal(["AppendedWithoutSince@1"], Changes(Message(U8("A")), Message(U8("A"), U8("B"))));
        Assert.Equal(["AppendedWithoutSince@2"], Changes(Message(U8("A"), U8("B", since: 2)), Message(U8("A"), U8("B", since: 2), U8("C", since: 2))));
    }

    [Fact]
    public void The_first_field_of_an_empty_message_is_appended_too()
    {
        Assert.Equal(["AppendedWithoutSince@0"], Changes(Message(), Message(U8("A"))));
        Assert.Empty(Changes(Message(), Message(U8("A", since: 2))));
    }

    [Fact]
    public void Reserved_bytes_are_part_of_the_layout()
    {
        Assert.Equal(["Removed@-1"], Changes(Message(U8("A"), U8("B", after: 2)), Message(U8("A"), U8("B"))));
        Assert.Equal(["Reordered@1"], Changes(Message(U8("A"), U8("B")), Message(U8("A"), U8("B", after: 2))));
        Assert.Equal(["AppendedWithoutSince@1"], Changes(Message(U8("A")), Message(1, 2, U8("A"))));
    }

    [Fact]
    public void Fields_may_take_reserved_bytes_over()
    {
        MessageModel shipped = Message(U8("A"), U8("B", after: 5));

        Assert.Empty(Changes(shipped, Message(U8("A"), U32("New"), U8("Flag"), U8("B"))));
        Assert.Empty(Changes(shipped, Message(U8("A"), U32("New"), U8("B", after: 1))));
        Assert.Empty(Changes(shipped, Message(U8("A"), U32("New", after: 1), U8("B"))));
        Assert.Empty(Changes(Message(1, 4, U8("A")), Message(U8("A"), U32("New"), U8("Next", since: 2))));
    }

    [Fact]
    public void Reserved_bytes_are_only_taken_over_to_the_byte_and_by_what_reads_zeros()
    {
        MessageModel shipped = Message(U8("A"), U8("B", after: 4));

        Assert.NotEmpty(Changes(shipped, Message(U8("A"), U8("New"), U8("B"))));
        Assert.NotEmpty(Changes(shipped, Message(U8("A"), U32("New"), U8("More"), U8("B"))));
        Assert.NotEmpty(Changes(shipped, Message(U8("A"), U32("New", constant: 7), U8("B"))));
        Assert.NotEmpty(Changes(shipped, Message(U8("A"), Text("New", 3), U8("B"))));
        Assert.NotEmpty(Changes(shipped, Message(U8("A"), Nested("New", "Game.Vec3"), U8("B"))));
        Assert.NotEmpty(Changes(shipped, Message(U8("A"), Bits("New", 32), U8("B"))));
    }

    [Fact]
    public void Reserved_bytes_at_the_end_do_not_become_part_of_a_later_version() =>
        Assert.Equal(["Resized@1"], Changes(Message(1, 4, U8("A")), Message(U8("A"), U8("B", since: 2, after: 4))));

    [Fact]
    public void Each_change_is_told_apart()
    {
        MessageModel shipped = Message(1, 0, U32("A"), Text("B", 8), U8("C"), U8("D"));
        MessageModel current = Message(2, 0, U32BigEndian("A"), Text("B", 9), U8("D"), U8("E"));

        Assert.Equal(
            ["Renumbered@-1", "Retyped@0", "Resized@1", "Removed@-1", "AppendedWithoutSince@3"], Changes(shipped, current));
    }
}
