using FastUdp.Generators.Model;
using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Parsing;

/// <summary>Which members are fields, in which order, and how a reader sets them.</summary>
public class MemberTests
{
    [Fact]
    public void Instance_fields_and_auto_properties_of_any_access_are_fields()
    {
        MessageModel message = Parsed.Message(
            """
            [DatagramMessage(1)] partial class Subject
            {
                public int A; private int _b; protected internal int C { get; private set; } internal int D { get; init; }
                public int E { get; set => field = value; }
                [NotOnWire] public int Hidden; [field: NotOnWire] public int HiddenToo { get; set; }
                public static int Shared; public const int Fixed = 3; public int Computed => A + _b; public int this[int index] => index;
                public event Action? Changed;
                [Constant(7)] public int F => 7;
            }
            """);
        Assert.Equal(["A", "_b", "C", "D", "E", "F"], message.Fields.Select(each => each.Name));
        Assert.False(message.Fields[5].IsStored);
        Assert.Equal([0, 1, 2, 3, 4], message.Construction.Initialized);
    }

    [Fact]
    public void Positional_parameters_come_first_and_carry_attributes()
    {
        MessageModel message = Parsed.Message(
            """
            [DatagramMessage(1)] partial record Subject([VarInt] uint A, [property: MaxLength(3)] string B, [field: ZigZag] int C)
            {
                public int D;
                public uint A { get; init; } = A;
            }
            """);
        Assert.Equal(["A: var.u32", "B: utf8[3]", "C: zigzag.i32", "D: i32"], message.Schema());
        Assert.Equal([0, 1, 2], message.Construction.Arguments);
        Assert.Equal([3], message.Construction.Initialized);
    }

    [Fact]
    public void Order_is_over_the_declaration()
    {
        MessageModel message = Parsed.Message(
            "[DatagramMessage(1)] partial record struct Subject([Order(9)] int A, [Order(-1)] int B) { [Order(3), Constant(1)] public byte C => 1; }");
        Assert.Equal(["B", "C", "A"], message.Fields.Select(each => each.Name));
        Assert.Equal([2, 0], message.Construction.Arguments);
    }

    [Fact]
    public void Names_that_are_keywords_are_escaped()
    {
        MessageModel message = Parsed.Message(
            """
            namespace A.@class { partial struct @event { [DatagramMessage(1)] internal partial record struct @int(uint @long, [CountedBy("long"), MaxLength(3)] int[] B); } }
            """, "A.class.event+int");
        Assert.Equal(
            new TypeModel(
                "A.@class", new(["partial struct @event"]), "partial record struct @int", "@int", "global::A.@class.@event.@int", "A.class.event.int",
                IsReferenceType: false, IsRefStruct: false),
            message.Type);
        Assert.Equal("@long", message.Fields[0].Name);
        Assert.Equal("@long", ((SequenceType)message.Fields[1].Type).Length.Counter);
    }

    [Fact]
    public void A_constructor_of_the_users_is_called_only_where_it_must_be()
    {
        MessageModel free = Parsed.Message(
            "[DatagramMessage(1)] partial struct Subject { public int A; public Subject(int a) => throw new InvalidOperationException(); }");
        Assert.Equal([0], free.Construction.Initialized);
        MessageModel bound = Parsed.Message(
            "[DatagramMessage(1)] partial struct Subject { public readonly int A; public int B; public Subject(int a) => A = a; }");
        Assert.Equal([0], bound.Construction.Arguments);
        Assert.Equal([1], bound.Construction.Initialized);
    }

    [Fact]
    public void A_required_member_is_initialized_even_after_the_constructor()
    {
        MessageModel message = Parsed.Message(
            "[DatagramMessage(1)] partial class Subject { public Subject(int a) => A = a; public required int A { get; init; } }");
        Assert.Equal([0], message.Construction.Arguments);
        Assert.Equal([0], message.Construction.Initialized);
        MessageModel set = Parsed.Message(
            """
            using System.Diagnostics.CodeAnalysis;
            [DatagramMessage(1)] partial class Subject { [SetsRequiredMembers] public Subject(int a) => A = a; public required int A { get; init; } }
            """);
        Assert.Equal([0], set.Construction.Arguments);
        Assert.Empty(set.Construction.Initialized);
    }
}
