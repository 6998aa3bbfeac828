using FastUdp.Generators.Model;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace FastUdp.Generators.Tests.Parsing;

/// <summary>Models are compared to tell what an edit has changed.</summary>
public class EqualityTests
{
    private const string Source = """
        namespace Game;
        enum Color : byte { Red, Green }
        [DatagramMessage] partial record struct Vector(float X, float Y);
        [DatagramMessage(1), Reserved(2)] partial class Chat
        {
            public Color Color { get; set; } = Color.Red;
            [MaxLength(4, 8)] public List<string?>? Names { get; set; }
            [Quantized(-1, 1, 0.01)] public float Angle;
            [Bits(3)] public int Kind;
            [VarInt] public uint Id;
            public Vector? Place;
            [CountedBy("Id"), MaxLength(3)] public Vector[] Others = [];
            [Constant(3)] public int Version => 3;
            [MaxLength(9)] public ReadOnlyMemory<byte> Data;
            public RemoteAddress Remote;
            public int Twice() => 2 * Kind;
        }
        """;

    [Theory]
    [InlineData("namespace Game;", "// Moved.\nnamespace Game;")]
    [InlineData("2 * Kind", "Kind + Kind")]
    [InlineData("= Color.Red", "= Color.Green")]
    [InlineData("partial class Chat", "public sealed partial class Chat")]
    [InlineData("public int Kind;", "internal int Kind;")]
    [InlineData("=> 3", "=> 1 + 2")]
    [InlineData("record struct Vector(float X", "record struct Vector(float Y0")]
    public void An_edit_of_something_else_leaves_the_model_equal(string before, string after)
    {
        MessageModel first = Parse(Source);
        MessageModel second = Parse(Source.Replace(before, after, StringComparison.Ordinal));
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("DatagramMessage(1)", "DatagramMessage(2)")]
    [InlineData("Reserved(2)", "Reserved(3)")]
    [InlineData("Red, Green", "Red, Blue")]
    [InlineData("class Chat", "record Chat")]
    [InlineData("namespace Game", "namespace Other")]
    [InlineData("MaxLength(4, 8)", "MaxLength(4, 9)")]
    [InlineData("List<string?>?", "List<string?>")]
    [InlineData("List<string?>?", "string?[]?")]
    [InlineData("0.01", "0.02")]
    [InlineData("Bits(3)", "Bits(4)")]
    [InlineData("[VarInt]", "")]
    [InlineData("float Y", "double Y")]
    [InlineData("CountedBy(\"Id\")", "CountedBy(\"Kind\")")]
    [InlineData("Constant(3)", "Constant(4)")]
    [InlineData("ReadOnlyMemory", "Memory")]
    [InlineData("public int Kind;", "public int Kind { get; } public Chat(int kind) => Kind = kind;")]
    public void An_edit_of_the_message_or_of_one_it_nests_makes_another_model(string before, string after)
    {
        string edited = Source.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Source, edited);
        Assert.NotEqual(Parse(Source), Parse(edited));
    }

    [Fact]
    public void A_parse_that_is_cancelled_ends()
    {
        CSharpCompilation compilation = TestCompilation.Of(MarkedSource.Parse(Source).Text);
        Assert.Throws<OperationCanceledException>(() => Parsed.Result(compilation, "Game.Chat", new CancellationToken(canceled: true)));
    }

    private static MessageModel Parse(string source) =>
        Parsed.Message(source, source.Contains("namespace Other", StringComparison.Ordinal) ? "Other.Chat" : "Game.Chat");
}
