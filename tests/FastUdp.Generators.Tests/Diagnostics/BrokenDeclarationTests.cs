using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>
/// Code that is being typed is broken most of the time. Neither the analyzer nor the generator throws over it, and what
/// the compiler reports is not reported again.
/// </summary>
public class BrokenDeclarationTests
{
    private const string Whole = """
        namespace Game;
        [DatagramMessage] partial record struct Vector([Quantized(-1, 1, 0.01, Clamps = true)] float X, [Bits(3)] byte Y);
        [DatagramMessage(7, ByteOrder = ByteOrder.BigEndian, Budget = 900), Reserved(2)]
        partial class Chat(uint id)
        {
            [Order(1)] public uint Id { get; } = id;
            [Order(3), MaxLength(4, 8)] public List<string?>? Names { get; set; }
            [Order(2), Offset(4), Constant(3)] public int Version => 3;
            [Order(5), Since(2), LengthPrefixed] public Vector? Place { get; init; }
            [Order(4), CountedBy("Id"), MaxLength(3)] public int[] Numbers = [];
        }
        """;

    /// <summary>All the ways to cut off the source at a token, and to leave one token out.</summary>
    public static TheoryData<int> Chunks => [.. Enumerable.Range(0, 8)];

    [Theory]
    [InlineData("[DatagramMessage(")]
    [InlineData("[DatagramMessage(1)]")]
    [InlineData("[DatagramMessage(1)] partial")]
    [InlineData("[DatagramMessage(1)] partial struct { }")]
    [InlineData("[DatagramMessage(\"one\")] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(Unknown)] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(1, 2, 3)] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(1, Budget = )] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(1), DatagramMessage(2)] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public Missing Id; public List<Missing> Ids; public Missing[] More; public Missing? Other; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public List<> Ids; public Nullable<> None; public Memory<> Memory; public int[] }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { [MaxLength] public string A; [MaxLength()] public string B; [MaxLength(\"\")] public string C; [MaxLength(1, \"\")] public string[] D; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { [MaxLength(4, null)] public string A; [FixedLength] public byte[] B; [CountedBy(null)] public byte[] C; [CountedBy, MaxLength(3)] public byte[] D; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { [Bits] public int A; [Quantized] public float B; [Quantized(0, 1)] public float C; [Constant] public int D; [Order] public int E; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { [Offset] public int A; [Reserved] public int B; [Since] public int C; [ByteOrder] public int D; [Constant(1.5)] public int E; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public int Id; public int Id; public int Id { get; set; } }")]
    [InlineData("[DatagramMessage(1)] partial record Odd(int Id, int Id, int);")]
    [InlineData("[DatagramMessage(1)] partial class Odd : Missing { public int Id; }")]
    [InlineData("[DatagramMessage(1)] partial class Odd : Odd { public Odd Id; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public Odd Id; public Odd? Other; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public void Id; public ref int Other; public const int Third = 3; public event Action Fourth; public int this[int x] => x; }")]
    [InlineData("[DatagramMessage(1)] partial interface IOdd { int Id { get; set; } }")]
    [InlineData("[DatagramMessage(1)] partial enum Odd { Id }")]
    [InlineData("[DatagramMessage(1)] delegate void Odd(int id);")]
    [InlineData("[DatagramMessage(1)] partial class Odd { static Odd() { } Odd(int id, __arglist) { } int Id { get; } }")]
    [InlineData("[DatagramMessage(1)] partial class Odd { public dynamic Id; public (int, int) Pair; public delegate*<int, void> Pointer; public int?[]? Nullable; }")]
    [InlineData("[InlineArray(0)] struct None { int _x; } [InlineArray(3)] struct Empty { } [InlineArray(70000)] struct Long { byte _x; } [DatagramMessage(1)] partial struct Odd { public None A; public Empty B; public Long C; }")]
    [InlineData("[InlineArray(2)] struct Loop { Loop _x; } [DatagramMessage(1)] partial struct Odd { public Loop A; }")]
    [InlineData("[assembly: DatagramBudget] [assembly: DatagramBudget(\"\")] [DatagramMessage(1)] partial struct Odd { public int Id; }")]
    [InlineData("[assembly: DatagramBudget(1), DatagramBudget(0)] [DatagramMessage(1)] partial struct Odd { public byte Id; }")]
    [InlineData("[DatagramMessage(1)] [StructLayout] partial struct Odd { public int Id; } [DatagramMessage(2)] [StructLayout((short)3)] partial struct Other { public int Id; }")]
    [InlineData("partial class Outer<T> { [DatagramMessage(1)] partial struct Odd { public T Id; public Outer<int>.Odd Other; } }")]
    [InlineData("enum Endless : Missing { A } enum Real : float { A } [DatagramMessage(1)] partial struct Odd { public Endless A; public Real B; }")]
    public async Task Odd_declarations_neither_throw_nor_make_the_generator_throw(string source) => await Analyzed.DiagnosticsAsync(source);

    [Theory]
    [MemberData(nameof(Chunks))]
    public async Task Code_that_is_being_typed_neither_throws_nor_makes_the_generator_throw(int chunk)
    {
        SyntaxToken[] tokens = [.. TestCompilation.Parse(Whole).GetRoot().DescendantTokens()];
        for (int index = chunk; index < tokens.Length; index += Chunks.Count)
        {
            await Analyzed.DiagnosticsAsync(Whole.Substring(0, tokens[index].SpanStart));
            await Analyzed.DiagnosticsAsync(Whole.Remove(tokens[index].SpanStart, tokens[index].Span.Length));
        }
    }

    [Fact]
    public async Task The_whole_of_it_is_right() => await Analyzed.AcceptsAsync(Whole);

    [Theory]
    [InlineData("[DatagramMessage(1)] partial struct Odd { public Missing Id; [MaxLength(3)] public List<Missing> Ids; }")]
    [InlineData("[DatagramMessage(1)] partial struct Odd { [MaxLength(\"\")] public string Text; [Bits] public int A; [Quantized(0)] public float B; }")]
    [InlineData("[DatagramMessage(\"\")] partial struct Odd { public int Id; }")]
    [InlineData("[DatagramMessage(1)] partial class Odd : Missing { public int Id; }")]
    public async Task What_the_compiler_reports_is_not_reported_again(string source)
    {
        Assert.Empty(await Analyzed.DiagnosticsAsync(source));
        Assert.Single(TestCompilation.Generate(TestCompilation.Of(MarkedSource.Parse(source).Text), new MessageGenerator()).SyntaxTrees);
    }

    [Fact]
    public async Task What_is_wrong_with_a_nested_message_is_reported_there_alone() => await Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial record struct Outer(Inner First, [MaxLength(2)] Inner[] Others);
        [DatagramMessage] partial record struct Inner(string {|FUDP006:Text|});
        """,
        "Inner.Text is of variable length and needs [MaxLength(…)] with the most bytes of UTF-8");
}
