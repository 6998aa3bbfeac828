using System.Collections.Immutable;
using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using FastUdp.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace FastUdp.Generators.Tests.Parsing;

/// <summary>Messages of other assemblies are known by what was generated there.</summary>
public class ReferencedMessageTests
{
    private const string Shared = """
        namespace Common;
        [DatagramMessage(300)] public partial record struct Vector(float X, float Y);
        [DatagramMessage] public partial class Note { private int _secret; [MaxLength(9)] public string Text { get; set; } = ""; public int Read() => _secret; }
        [DatagramMessage] public partial record struct Grown(int A, [Since(2)] int B);
        [DatagramMessage] public partial record struct Open(int A, [MaxLength(9), Remainder] byte[] Rest);
        public partial class Outer { [DatagramMessage] public partial record struct Inner([LengthPrefixed] Vector Vector); }
        """;

    private const string Using = """
        using Common;
        [DatagramMessage(1)] partial record struct Subject(
            Vector A, Note B, [LengthPrefixed] Grown C, [LengthPrefixed] Open D, [MaxLength(4)] Vector[] E, Note? F, Outer.Inner G);
        """;

    public static TheoryData<string> Kinds => ["assembly", "reference assembly", "compilation"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_message_of_another_assembly_is_nested_as_one_of_the_same(string kind)
    {
        MessageModel apart = Parsed.Message(Compile(Using, Reference(kind)));
        MessageModel together = Parsed.Message(TestCompilation.Of(MarkedSource.Parse(Shared).Text, MarkedSource.Parse(Using).Text));
        Assert.Equal(together.Fields.Select(WithoutMemory), apart.Fields.Select(WithoutMemory));
        Assert.False(apart.Fields[6].Type.IsFixed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_grows_or_takes_the_remainder_cannot_stand_inline(string kind)
    {
        CSharpCompilation compilation = Compile(
            "using Common; [DatagramMessage(1)] partial record struct Subject(Grown A, Open B);", Reference(kind));
        ImmutableArray<Diagnostic> found = await Analyzed.DiagnosticsAsync(compilation, new MessageAnalyzer());
        Assert.Equal(
            [
                "Subject.A nests Grown inline, whose field B is of version 2: mark Subject.A [LengthPrefixed]",
                "Open.Rest takes everything to the end of the datagram, but Subject.B nests Open inline: mark Subject.B [LengthPrefixed]",
            ],
            found.Select(each => each.GetMessage(null)));
    }

    [Fact]
    public async Task A_message_that_was_built_without_the_generator_cannot_be_nested()
    {
        CSharpCompilation shared = TestCompilation.Named("Common", MarkedSource.Parse(Shared).Text);
        CSharpCompilation compilation = Compile(
            "using Common; [DatagramMessage(1)] partial record struct Subject(Vector A);", shared.ToMetadataReference());
        Diagnostic found = Assert.Single(await Analyzed.DiagnosticsAsync(compilation, new MessageAnalyzer()));
        Assert.Equal(
            "Subject.A is of type Vector, which has no wire form: its assembly, Common, was built without its codec", found.GetMessage(null));
    }

    private static CSharpCompilation Compile(string source, MetadataReference reference) =>
        TestCompilation.Of(MarkedSource.Parse(source).Text).AddReferences(reference);

    private static MetadataReference Reference(string kind)
    {
        CSharpCompilation shared = TestCompilation.Generate(
            TestCompilation.Named("Common", MarkedSource.Parse(Shared).Text), new MessageGenerator());
        if (kind == "compilation")
            return shared.ToMetadataReference();
        using var image = new MemoryStream();
        EmitResult result = shared.Emit(image, options: new EmitOptions(metadataOnly: kind == "reference assembly", includePrivateMembers: kind == "assembly"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Where fields lie in memory is not known of other assemblies; all else is.</summary>
    private static FieldModel WithoutMemory(FieldModel field) => field with { Type = WithoutMemory(field.Type) };

    private static WireType WithoutMemory(WireType type) => type switch
    {
        NestedType nested => nested with { LiesAsOnWire = false },
        SequenceType sequence => sequence with { Element = WithoutMemory(sequence.Element) },
        NullableType nullable => nullable with { Inner = WithoutMemory(nullable.Inner) },
        _ => type,
    };
}
