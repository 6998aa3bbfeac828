using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>What kinds of types can be messages, and under which identifiers and names.</summary>
public class TypeTests
{
    [Fact]
    public Task FUDP001_a_type_that_is_not_partial() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] public record struct {|FUDP001:Ping|}(uint Id);",
        "Ping must be partial: the codec becomes part of it");

    [Fact]
    public Task FUDP001_a_containing_type_that_is_not_partial() => Analyzed.ReportsAsync(
        "partial class Far { class {|FUDP001:Outer|} { [DatagramMessage(1)] partial record struct Ping(uint Id); } }",
        "Outer must be partial: the codec becomes part of Far.Outer.Ping, which stands in it");

    [Fact]
    public Task FUDP001_not_for_nested_partial_types_of_every_kind() => Analyzed.AcceptsAsync(
        """
        namespace Game.@event;
        partial interface IOuter { partial record Middle { partial struct Inner { [DatagramMessage(1)] internal partial record struct @class(uint @int); } } }
        """);

    [Theory]
    [InlineData("static partial class {|FUDP002:Odd|};", "it is static")]
    [InlineData("abstract partial class {|FUDP002:Odd|} { public int Id { get; set; } }", "it is abstract, so a reader cannot make one")]
    [InlineData("partial record struct {|FUDP002:Odd|}<T>(T Id);", "it is generic, so its layout is not known")]
    [InlineData("file partial record struct {|FUDP002:Odd|}(int Id);", "it is local to its file, where generated code does not stand")]
    [InlineData("partial class {|FUDP002:Odd|} : Exception;", "it derives from Exception, and inherited fields have no place in the layout")]
    public Task FUDP002_a_kind_of_type_that_cannot_be_a_message(string declaration, string reason) => Analyzed.ReportsAsync(
        $"[DatagramMessage(1)] {declaration}",
        $"Odd{(declaration.Contains("<T>", StringComparison.Ordinal) ? "<T>" : "")} cannot be a message: {reason}");

    [Theory]
    [InlineData("partial struct Even { public int Id; }")]
    [InlineData("partial record struct Even(int Id);")]
    [InlineData("readonly partial record struct Even(int Id);")]
    [InlineData("sealed partial class Even { public int Id { get; set; } }")]
    [InlineData("partial record Even(int Id);")]
    [InlineData("partial record class Even { public int Id { get; init; } }")]
    [InlineData("ref partial struct Even { public int Id; [MaxLength(9)] public ReadOnlySpan<byte> Data; }")]
    [InlineData("readonly ref partial struct Even { [MaxLength(9)] public ReadOnlySpan<byte> Data { get; init; } }")]
    [InlineData("partial class Even : IDisposable { public int Id; public void Dispose() { } }")]
    public Task FUDP002_not_for_structs_records_classes_and_ref_structs(string declaration) =>
        Analyzed.AcceptsAsync($"[DatagramMessage(1)] {declaration}");

    [Theory]
    [InlineData("16384", "16,384")]
    [InlineData("-1", "-1")]
    public Task FUDP003_an_identifier_out_of_range(string id, string text) => Analyzed.ReportsAsync(
        $"[DatagramMessage({{|FUDP003:{id}|}})] partial record struct Ping(uint Id);",
        $"The identifier {text} of Ping is not within 0 to 16,383");

    [Theory]
    [InlineData("(0)")]
    [InlineData("(16_383)")]
    [InlineData("")]
    public Task FUDP003_not_within_the_range_nor_without_an_identifier(string id) =>
        Analyzed.AcceptsAsync($"[DatagramMessage{id}] partial record struct Ping(uint Id);");

    [Fact]
    public Task FUDP004_two_messages_of_one_identifier() => Analyzed.ReportsAsync(
        """
        namespace Game
        {
            [DatagramMessage({|FUDP004:7|})] partial record struct Ping(uint Id);
            partial class Outer { [DatagramMessage({|FUDP004:7|}, Budget = 100)] partial record struct Pong(uint Id); }
            [DatagramMessage] partial record struct Foreign(uint Id);
            [DatagramMessage] partial record struct Stranger(uint Id);
        }
        """,
        "Game.Ping has the identifier 7, which is also that of Game.Outer.Pong",
        "Game.Outer.Pong has the identifier 7, which is also that of Game.Ping");

    [Fact]
    public Task FUDP004_three_messages_of_one_identifier() => Analyzed.ReportsAsync(
        """
        [DatagramMessage({|FUDP004:7|})] partial record struct A(uint Id);
        [DatagramMessage({|FUDP004:7|})] partial record struct B(uint Id);
        [DatagramMessage({|FUDP004:7|})] partial record struct C(uint Id);
        """,
        "A has the identifier 7, which is also that of B and C",
        "B has the identifier 7, which is also that of A and C",
        "C has the identifier 7, which is also that of A and B");

    [Fact]
    public Task FUDP025_a_field_with_the_name_of_a_generated_member() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial record struct Stun(uint {|FUDP025:MessageId|});
        [DatagramMessage(2)] partial class Other { public int {|FUDP025:TryRead|} { get; set; } public const int {|FUDP025:MaxWireSize|} = 4; }
        """,
        "Stun.MessageId has the name of a member of the codec, which is generated into Stun",
        "Other.TryRead has the name of a member of the codec, which is generated into Other",
        "Other.MaxWireSize has the name of a member of the codec, which is generated into Other");

    [Fact]
    public Task FUDP025_not_for_another_overload() => Analyzed.AcceptsAsync(
        "[DatagramMessage(1)] partial record struct Ping(uint Id) { public static bool TryRead(string text) => text.Length > 0; }");
}
