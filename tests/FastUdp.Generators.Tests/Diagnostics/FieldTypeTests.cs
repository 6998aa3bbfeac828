using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>Which types of fields have a wire form, and what lengths they need.</summary>
public class FieldTypeTests
{
    [Theory]
    [InlineData("Action", "Action", "it means nothing to another process")]
    [InlineData("object", "object", "its layout is not known at compile time")]
    [InlineData("nint", "nint", "its size is the machine's; use an integer of a fixed size")]
    [InlineData("int[,]", "int[,]", "only arrays of one dimension have")]
    [InlineData("IReadOnlyList<int>", "IReadOnlyList<int>", "its layout is not known at compile time; use an array, List<T> or ImmutableArray<T>")]
    [InlineData("Plain", "Plain", "mark it [DatagramMessage] to nest it, or this field [NotOnWire]")]
    [InlineData("Dictionary<int, int>", "Dictionary<int, int>", "send what it stands for as numbers, text or bytes, or mark the field [NotOnWire]")]
    [InlineData("Memory<int>", "Memory<int>", "send what it stands for as numbers, text or bytes, or mark the field [NotOnWire]")]
    [InlineData("Version?", "Version", "send what it stands for as numbers, text or bytes, or mark the field [NotOnWire]")]
    public Task FUDP005_a_type_without_a_wire_form(string type, string name, string advice) => Analyzed.ReportsAsync(
        $$"""class Plain; [DatagramMessage(1)] partial class Odd { public {{type}} {|FUDP005:Field|} { get; set; } = default!; }""",
        $"Odd.Field is of type {name}, which has no wire form: {advice}");

    [Fact]
    public Task FUDP005_pointers_references_and_spans_of_others() => Analyzed.ReportsAsync(
        """
        [DatagramMessage] ref partial struct View { [MaxLength(4)] public ReadOnlySpan<byte> Data; }
        [DatagramMessage(1)] unsafe ref partial struct Odd
        {
            public int* {|FUDP005:Pointer|};
            public ref int {|FUDP005:Reference|};
            [MaxLength(4)] public Span<byte> {|FUDP005:Span|};
            public fixed byte {|FUDP005:Fixed|}[4];
            public View Nested;
        }
        """,
        "Odd.Pointer is of type int*, which has no wire form: it means nothing to another process",
        "Odd.Reference is of type ref int, which has no wire form: a reference means nothing to another process",
        "Odd.Span is of type Span<byte>, which has no wire form: only ReadOnlySpan<byte> has, as a field of a ref struct",
        "Odd.Fixed is of type fixed byte[], which has no wire form: use a struct marked [InlineArray]");

    [Fact]
    public Task FUDP005_a_message_of_an_assembly_without_its_codec() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] partial record struct Odd(FastUdp.UdpEndpoint {|FUDP005:Endpoint|});",
        "Odd.Endpoint is of type UdpEndpoint, which has no wire form: send what it stands for as numbers, text or bytes, or mark the field [NotOnWire]");

    [Fact]
    public Task FUDP005_not_for_any_type_that_has() => Analyzed.AcceptsAsync(
        """
        enum Color : byte { Red, Green }
        [InlineArray(3)] struct Three { private ushort _first; }
        [DatagramMessage] partial record struct Vector(float X, float Y);
        [DatagramMessage] partial class Note { [MaxLength(8)] public string Text { get; set; } = ""; }
        [DatagramMessage(1)] partial class Every
        {
            public bool A; public byte B; public sbyte C; public ushort D; public short E; public uint F; public int G; public ulong H;
            public long I; public UInt128 J; public Int128 K; public Half L; public float M; public double N; public decimal O; public char P;
            public Color Q; public Guid R; public DateTime S; public DateTimeOffset T; public DateOnly U; public TimeOnly V; public TimeSpan W;
            public int? Nullable; public Color? NullableColor; public Vector? NullableVector;
            [MaxLength(8)] public string Text = ""; [MaxLength(8)] public string? NullableText;
            [MaxLength(8)] public byte[] Bytes = []; [MaxLength(8)] public Memory<byte> Memory; [MaxLength(8)] public ReadOnlyMemory<byte> ReadOnly;
            [MaxLength(8)] public int[] Array = []; [MaxLength(8)] public List<Guid> List = []; [MaxLength(8)] public ImmutableArray<Vector> Immutable = [];
            [MaxLength(4, 8)] public string[] Texts = []; [MaxLength(4, 8)] public List<string?>? NullableTexts; [MaxLength(2, 3)] public int[][] Jagged = [];
            [FixedLength(4)] public int[] FixedArray = []; [FixedLength(4), MaxLength(8)] public string[] FixedTexts = []; [FixedLength(4)] public string FixedText = "";
            public Three Inline; public Vector Vector; public Note Note = new(); public Note? NullableNote; [LengthPrefixed] public Note Sized = new();
            [MaxLength(2)] public Note[] Notes = [];
            public IPAddress Address = IPAddress.Any; public RemoteAddress Remote; public IPAddress? NullableAddress;
        }
        """);

    [Theory]
    [InlineData("public string {|FUDP006:Field|} = \"\";", "[MaxLength(…)] with the most bytes of UTF-8")]
    [InlineData("public byte[] {|FUDP006:Field|} = [];", "[MaxLength(…)] with the most bytes")]
    [InlineData("public List<int>? {|FUDP006:Field|};", "[MaxLength(…)] with the most elements")]
    [InlineData("[MaxLength(8)] public string[] {|FUDP006:Field|} = [];", "[MaxLength(8, …)] with the most bytes of UTF-8")]
    [InlineData("[FixedLength(8)] public string[] {|FUDP006:Field|} = [];", "[MaxLength(…)] with the most bytes of UTF-8")]
    [InlineData("[Remainder] public byte[] {|FUDP006:Field|} = [];", "[MaxLength(…)] with the most bytes")]
    public Task FUDP006_a_length_without_a_maximum(string field, string needs) => Analyzed.ReportsAsync(
        $$"""[DatagramMessage(1)] partial class Chat { {{field}} }""",
        $"Chat.Field is of variable length and needs {needs}");

    [Theory]
    [InlineData("[MaxLength({|FUDP007:0|})] public string Field = \"\";", "[MaxLength] of Chat.Field names 0, which is not within 1 to 65,527")]
    [InlineData("[MaxLength(8, {|FUDP007:65_528|})] public string[] Field = [];", "[MaxLength] of Chat.Field names 65,528, which is not within 1 to 65,527")]
    [InlineData("[FixedLength({|FUDP007:-1|})] public byte[] Field = [];", "[FixedLength] of Chat.Field names -1, which is not within 1 to 65,527")]
    [InlineData("[Offset({|FUDP007:-1|})] public int Field;", "[Offset] of Chat.Field names -1, which is not within 0 to 65,527")]
    [InlineData("[Reserved({|FUDP007:0|})] public int Field;", "[Reserved] of Chat.Field names 0, which is not within 1 to 65,527")]
    public Task FUDP007_a_number_out_of_range(string field, string message) =>
        Analyzed.ReportsAsync($$"""[DatagramMessage(1)] partial class Chat { {{field}} }""", message);

    [Fact]
    public Task FUDP007_a_budget_out_of_range() => Analyzed.ReportsAsync(
        """
        [assembly: DatagramBudget({|FUDP007:0|})]
        [DatagramMessage(1, {|FUDP007:Budget = 65_528|})] partial record struct Ping(uint Id);
        [DatagramMessage(2), Reserved({|FUDP007:0|})] partial record struct Pong(uint Id);
        """,
        "[DatagramBudget] of the assembly names 0, which is not within 1 to 65,527",
        "[DatagramMessage] of Ping names 65,528, which is not within 1 to 65,527",
        "[Reserved] of Pong names 0, which is not within 1 to 65,527");

    [Fact]
    public Task FUDP007_not_at_the_ends_of_the_range() => Analyzed.AcceptsAsync(
        """
        [assembly: DatagramBudget(65_527)]
        [DatagramMessage, Reserved(1)] partial record struct Ping([Offset(0)] byte A, [Reserved(1)] byte B, [FixedLength(1)] byte[] C, [MaxLength(65_000)] byte[] D);
        """);

    [Theory]
    [InlineData("[MaxLength(8, {|FUDP013:4|})] public string Field = \"\";", "2 maxima, more than the lengths of string that vary: 1")]
    [InlineData("[FixedLength(2), MaxLength(8, {|FUDP013:4|})] public string[] Field = [];", "2 maxima, more than the lengths of string[] that vary: 1")]
    public Task FUDP013_more_maxima_than_lengths(string field, string numbers) => Analyzed.ReportsAsync(
        $$"""[DatagramMessage(1)] partial class Chat { {{field}} }""",
        $"[MaxLength] of Chat.Field names {numbers}");

    [Fact]
    public Task FUDP024_elements_that_can_take_no_bytes() => Analyzed.ReportsAsync(
        """
        [DatagramMessage] partial record struct Empty;
        [DatagramMessage(1)] partial record struct Chat([MaxLength(8)] Empty[] {|FUDP024:Field|});
        """,
        "Chat.Field holds elements of Empty, which can take no bytes: no length of a datagram bounds their number");

    [Fact]
    public Task FUDP024_not_with_a_length_before_each() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage] partial record struct Empty;
        [DatagramMessage(1)] partial record struct Chat([MaxLength(8), LengthPrefixed] Empty[] Sized, [MaxLength(8)] Empty?[] Nullable, Empty One);
        """);
}
