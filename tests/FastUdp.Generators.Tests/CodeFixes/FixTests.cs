using FastUdp.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace FastUdp.Generators.Tests.CodeFixes;

/// <summary>Each mechanical fix: the text before and after, and nothing left to complain about.</summary>
public class FixTests
{
    private const string Head = "using System.Collections.Generic;\nusing FastUdp.Messages;\n\nnamespace Game;\n\n";

    private static async Task Fixes<TFix>(string id, string before, string after)
        where TFix : CodeFixProvider, new()
    {
        using var workspace = new FixWorkspace(Head + before);

        Assert.True(await workspace.FixAsync(new TFix(), id));

        Assert.Equal(Head + after, await workspace.SourceAsync());
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    private static async Task FixesAll<TFix>(string id, string before, string after)
        where TFix : CodeFixProvider, new()
    {
        using var workspace = new FixWorkspace(Head + before);

        await workspace.FixAllAsync(new TFix(), id);

        Assert.Equal(Head + after, await workspace.SourceAsync());
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    private static async Task OffersNothing<TFix>(string id, string source)
        where TFix : CodeFixProvider, new()
    {
        using var workspace = new FixWorkspace(Head + source);

        Assert.False(await workspace.FixAsync(new TFix(), id));
    }

    [Theory]
    [InlineData("public struct Ping { public int A; }", "public partial struct Ping { public int A; }")]
    [InlineData("public readonly record struct Ping(int A);", "public readonly partial record struct Ping(int A);")]
    [InlineData("public sealed record class Ping(int A);", "public sealed partial record class Ping(int A);")]
    [InlineData("public ref struct Ping { public int A; }", "public ref partial struct Ping { public int A; }")]
    [InlineData("class Ping { public int A; }", "partial class Ping { public int A; }")]
    public Task A_message_becomes_partial(string before, string after) =>
        Fixes<PartialFix>("FUDP001", $"[DatagramMessage(1)]\n{before}\n", $"[DatagramMessage(1)]\n{after}\n");

    [Fact]
    public async Task The_types_it_is_nested_in_become_partial_too()
    {
        using var workspace = new FixWorkspace(
            Head + "class Outer\n{\n    // Stays.\n    struct Middle\n    {\n        [DatagramMessage] struct Ping { public int A; }\n    }\n}\n");

        Assert.True(await workspace.FixAsync(new PartialFix(), "FUDP001", index: 2));

        Assert.Equal(
            Head + "partial class Outer\n{\n    // Stays.\n    partial struct Middle\n    {\n        [DatagramMessage] partial struct Ping { public int A; }\n    }\n}\n",
            await workspace.SourceAsync());
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public Task All_become_partial_at_once_each_type_once() => FixesAll<PartialFix>(
        "FUDP001",
        "class Outer\n{\n    [DatagramMessage(1)] struct A { public int X; }\n    [DatagramMessage(2)] struct B { public int X; }\n}\n",
        "partial class Outer\n{\n    [DatagramMessage(1)] partial struct A { public int X; }\n    [DatagramMessage(2)] partial struct B { public int X; }\n}\n");

    [Fact]
    public Task A_dispatcher_becomes_partial() => Fixes<PartialFix>(
        "FUDP101",
        "[DatagramMessage(1)] partial record struct Ping(int A);\n[DatagramDispatcher] sealed class Server { [Handles] void On(in Ping ping) { } }\n",
        "[DatagramMessage(1)] partial record struct Ping(int A);\n[DatagramDispatcher] sealed partial class Server { [Handles] void On(in Ping ping) { } }\n");

    [Theory]
    [InlineData("string Text", "[MaxLength(64)] string Text")]
    [InlineData("string? Text", "[MaxLength(64)] string? Text")]
    [InlineData("int[] Values", "[MaxLength(64)] int[] Values")]
    [InlineData("byte[] Data", "[MaxLength(64)] byte[] Data")]
    [InlineData("System.ReadOnlyMemory<byte> Data", "[MaxLength(64)] System.ReadOnlyMemory<byte> Data")]
    [InlineData("string[] Names", "[MaxLength(8, 64)] string[] Names")]
    [InlineData("List<byte[]> Parts", "[MaxLength(8, 64)] List<byte[]> Parts")]
    [InlineData("[MaxLength(2)] string[] Names", "[MaxLength(2, 64)] string[] Names")]
    [InlineData("[FixedLength(2)] string[] Names", "[FixedLength(2)] [MaxLength(64)] string[] Names")]
    [InlineData("byte Count, [CountedBy(\"Count\")] byte[] Data", "byte Count, [CountedBy(\"Count\")] [MaxLength(64)] byte[] Data")]
    public Task A_parameter_gets_a_maximum(string before, string after) => Fixes<MaxLengthFix>(
        "FUDP006",
        $"[DatagramMessage(1)] partial record struct Ping({before});\n",
        $"[DatagramMessage(1)] partial record struct Ping({after});\n");

    [Fact]
    public Task A_member_gets_a_maximum_on_a_line_of_its_own_where_it_begins_one() => FixesAll<MaxLengthFix>(
        "FUDP006",
        """
        [DatagramMessage(1)]
        partial class Ping
        {
            /// <summary>Documented.</summary>
            public required string Text { get; init; }

            [Remainder]
            public byte[] Data = [];
        }

        """,
        """
        [DatagramMessage(1)]
        partial class Ping
        {
            /// <summary>Documented.</summary>
            [MaxLength(64)]
            public required string Text { get; init; }

            [Remainder]
            [MaxLength(64)]
            public byte[] Data = [];
        }

        """);

    [Fact]
    public Task An_attribute_of_the_same_name_is_not_mistaken_for_the_engines() => Fixes<MaxLengthFix>(
        "FUDP006",
        "[DatagramMessage(1)] partial record struct Ping(string Text);\nclass MaxLengthAttribute : System.Attribute;\n",
        "[DatagramMessage(1)] partial record struct Ping([FastUdp.Messages.MaxLength(64)] string Text);\nclass MaxLengthAttribute : System.Attribute;\n");

    [Fact]
    public async Task Line_endings_stay()
    {
        using var workspace = new FixWorkspace("using FastUdp.Messages;\r\n[DatagramMessage(1)]\r\npartial class Ping\r\n{\r\n    public string Text = \"\";\r\n}\r\n");

        Assert.True(await workspace.FixAsync(new MaxLengthFix(), "FUDP006"));

        Assert.Contains("{\r\n    [MaxLength(64)]\r\n    public string", await workspace.SourceAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ZigZag] uint A", "uint A")]
    [InlineData("[VarInt, Interned] uint A", "[VarInt] uint A")]
    [InlineData("[Interned, VarInt] uint A", "[VarInt] uint A")]
    public Task An_attribute_that_does_not_apply_is_taken_off(string before, string after) => Fixes<RemoveAttributeFix>(
        "FUDP011",
        $"[DatagramMessage(1)] partial record struct Ping({before});\n",
        $"[DatagramMessage(1)] partial record struct Ping({after});\n");

    [Fact]
    public Task An_attribute_alone_on_its_line_goes_with_the_line() => Fixes<RemoveAttributeFix>(
        "FUDP011",
        "[DatagramMessage(1)]\npartial struct Ping\n{\n    // First.\n    [Interned]\n    public int A;\n}\n",
        "[DatagramMessage(1)]\npartial struct Ping\n{\n    // First.\n    public int A;\n}\n");

    [Fact]
    public Task One_of_two_attributes_that_contradict_is_taken_off() => Fixes<RemoveAttributeFix>(
        "FUDP012",
        "[DatagramMessage(1)] partial record struct Ping([VarInt] [ZigZag] int A);\n",
        "[DatagramMessage(1)] partial record struct Ping([VarInt] int A);\n");

    [Fact]
    public Task Maxima_that_no_length_needs_go() => Fixes<SurplusMaximaFix>(
        "FUDP013",
        "[DatagramMessage(1)] partial record struct Ping([MaxLength(8, 9, 10)] string Text);\n",
        "[DatagramMessage(1)] partial record struct Ping([MaxLength(8)] string Text);\n");

    [Fact]
    public Task A_property_gets_an_init_accessor() => Fixes<SettableFix>(
        "FUDP019",
        "[DatagramMessage(1)] partial class Ping { public int A { get; } }\n",
        "[DatagramMessage(1)] partial class Ping { public int A { get; init; } }\n");

    [Fact]
    public Task A_read_only_field_is_left_to_its_author() => OffersNothing<SettableFix>(
        "FUDP019", "[DatagramMessage(1)] partial class Ping { public readonly int A; }\n");

    [Fact]
    public Task A_missing_order_is_that_of_the_declaration() => Fixes<OrderFix>(
        "FUDP009",
        "[DatagramMessage(1)] partial record struct Ping([Order(5)] int A, int B, [Order(2)] int C);\n",
        "[DatagramMessage(1)] partial record struct Ping([Order(2)] int A, [Order(3)] int B, [Order(1)] int C);\n");

    [Fact]
    public Task An_order_given_twice_is_told_apart_by_the_declaration() => FixesAll<OrderFix>(
        "FUDP009",
        "[DatagramMessage(1)] partial record struct Ping([Order(1)] int A, [Order(1)] int B, [Order(1)] int C);\n",
        "[DatagramMessage(1)] partial record struct Ping([Order(1)] int A, [Order(2)] int B, [Order(3)] int C);\n");

    [Fact]
    public Task What_is_not_on_the_wire_gets_no_order() => Fixes<OrderFix>(
        "FUDP009",
        "[DatagramMessage(1)] partial struct Ping { [Order(1)] public int A; public int B; [NotOnWire] public int C; public int D => 1; }\n",
        "[DatagramMessage(1)] partial struct Ping { [Order(1)] public int A; [Order(2)] public int B; [NotOnWire] public int C; public int D => 1; }\n");

    [Fact]
    public Task Fields_of_one_statement_are_left_to_their_author() => OffersNothing<OrderFix>(
        "FUDP009", "[DatagramMessage(1)] partial struct Ping { [Order(1)] public int A, B; }\n");

    [Fact]
    public Task A_full_group_of_bit_fields_is_followed_by_another() => Fixes<BitGroupFix>(
        "FUDP015",
        "[DatagramMessage(1)] partial record struct Ping([Bits(40)] ulong A, [Bits(30)] ulong B);\n",
        "[DatagramMessage(1)] partial record struct Ping([Bits(40)] ulong A, [Bits(30, StartsGroup = true)] ulong B);\n");

    [Fact]
    public Task A_nested_message_that_grows_gets_its_length_before_it() => Fixes<LengthPrefixedFix>(
        "FUDP026",
        "[DatagramMessage] partial record struct Inner(int A, [Since(2)] int B);\n[DatagramMessage(1)] partial record struct Ping(Inner Inner);\n",
        "[DatagramMessage] partial record struct Inner(int A, [Since(2)] int B);\n[DatagramMessage(1)] partial record struct Ping([LengthPrefixed] Inner Inner);\n");

    [Fact]
    public Task A_shared_identifier_becomes_the_next_that_is_free() => Fixes<IdentifierFix>(
        "FUDP004",
        "[DatagramMessage(1)] partial record struct A(int X);\n[DatagramMessage(1)] partial record struct B(int X);\n[DatagramMessage(2)] partial record struct C(int X);\n",
        "[DatagramMessage(3)] partial record struct A(int X);\n[DatagramMessage(1)] partial record struct B(int X);\n[DatagramMessage(2)] partial record struct C(int X);\n");

    [Fact]
    public async Task An_identifier_of_the_lock_files_is_not_free()
    {
        using var workspace = new FixWorkspace(
            "using FastUdp.Messages;\n[DatagramMessage(1)] partial record struct A(int X);\n[DatagramMessage(1)] partial record struct B(int X);\n");
        workspace.WithShipped("Gone = 2").WithUnshipped("New = 3");

        Assert.True(await workspace.FixAsync(new IdentifierFix(), "FUDP004"));

        Assert.Contains("[DatagramMessage(4)]", await workspace.SourceAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_appended_fields_share_the_next_version()
    {
        using var workspace = new FixWorkspace("using FastUdp.Messages;\n[DatagramMessage(1)] partial record struct Ping(int A, int B, int C);\n");
        workspace.WithShipped("Ping = 1", "Ping #0 A: i32");

        await workspace.FixAllAsync(new SinceFix(), "FUDP207");

        Assert.Contains("(int A, [Since(2)] int B, [Since(2)] int C)", await workspace.SourceAsync(), StringComparison.Ordinal);
        Assert.All(await workspace.DiagnosticsAsync(), each => Assert.Equal("FUDP201", each.Id));
    }

    [Theory]
    [InlineData("int A, int B", "int A, [Since(2)] int B", "Ping = 1", "Ping #0 A: i32")]
    [InlineData("int A, [Since(2)] int B, [Since(2)] int C", "int A, [Since(2)] int B, [Since(3)] int C", "Ping = 1", "Ping #0 A: i32", "Ping #1 B: i32 since 2")]
    public async Task A_field_appended_to_a_shipped_version_gets_the_next(string before, string after, params string[] shipped)
    {
        const string Declaration = "using FastUdp.Messages;\n[DatagramMessage(1)] partial record struct Ping(";
        using var workspace = new FixWorkspace($"{Declaration}{before});\n");
        workspace.WithShipped(shipped).WithUnshipped();

        Assert.True(await workspace.FixAsync(new SinceFix(), "FUDP207"));
        Assert.Equal($"{Declaration}{after});\n", await workspace.SourceAsync());

        Assert.True(await workspace.FixAsync(new LockFileFix(), "FUDP201"));
        Assert.Empty(await workspace.DiagnosticsAsync());
    }
}
