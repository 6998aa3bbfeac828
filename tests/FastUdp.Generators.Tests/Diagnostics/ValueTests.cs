using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>Constants, counters, remainders and versions: what one field requires of the message.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("Constant({|FUDP017:256|})", "byte", "[Constant(256)] of Chat.Field is not within 0 to 255")]
    [InlineData("Constant({|FUDP017:-1|})", "uint", "[Constant(-1)] of Chat.Field is not within 0 to 4,294,967,295")]
    [InlineData("Constant({|FUDP017:2|})", "bool", "[Constant(2)] of Chat.Field is not within 0 to 1")]
    [InlineData("Constant({|FUDP017:4|}), Bits(2)", "int", "[Constant(4)] of Chat.Field is not within -2 to 1")]
    [InlineData("Constant({|FUDP017:4|}), Bits(2)", "uint", "[Constant(4)] of Chat.Field is not within 0 to 3")]
    [InlineData("Constant({|FUDP017:ulong.MaxValue|})", "long", "[Constant(18,446,744,073,709,551,615)] of Chat.Field is not within -9,223,372,036,854,775,808 to 9,223,372,036,854,775,807")]
    [InlineData("Constant({|FUDP017:300|}), VarInt", "Color", "[Constant(300)] of Chat.Field is not within 0 to 255")]
    public Task FUDP017_a_constant_that_does_not_fit(string attributes, string type, string message) => Analyzed.ReportsAsync(
        $"enum Color : byte {{ Red }} [DatagramMessage(1)] partial record struct Chat([{attributes}] {type} Field);", message);

    [Fact]
    public Task FUDP017_not_at_the_ends_of_the_range() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat(
            [Constant(255)] byte A, [Constant(-128)] sbyte B, [Constant(ulong.MaxValue)] ulong C, [Constant(long.MinValue)] long D, [Bits(2), Constant(-2)] int E,
            [Bits(2), Constant(3)] uint F, [Constant(0x2112A442)] uint G);
        """);

    [Theory]
    [InlineData("Nowhere", "no field of the message")]
    [InlineData("Field", "itself")]
    [InlineData("After", "a field that comes after it")]
    [InlineData("Fixed", "a constant")]
    [InlineData("Real", "a field that is no integer of up to 64 bits")]
    [InlineData("Huge", "a field that is no integer of up to 64 bits")]
    [InlineData("Maybe", "a field that is no integer of up to 64 bits")]
    [InlineData("Hidden", "no field of the message")]
    public Task FUDP021_a_counter_that_counts_nothing(string counter, string fault) => Analyzed.ReportsAsync(
        $$"""
        [DatagramMessage(1)] partial class Chat
        {
            [Constant(3)] public int Fixed; public float Real; public UInt128 Huge; public int? Maybe; [NotOnWire] public int Hidden;
            [CountedBy({|FUDP021:"{{counter}}"|}), MaxLength(9)] public int[] Field = [];
            public int After;
        }
        """,
        $"[CountedBy(\"{counter}\")] of Chat.Field names {fault}");

    [Fact]
    public Task FUDP021_not_for_an_integer_before() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial class Chat
        {
            public byte A; [VarInt] public ulong B; [Bits(4)] public int C;
            [CountedBy("A"), MaxLength(9)] public int[] D = []; [CountedBy(nameof(B)), MaxLength(9, 9)] public List<string> E = [];
            [CountedBy("C"), MaxLength(9)] public ReadOnlyMemory<byte> F;
        }
        """);

    [Fact]
    public Task FUDP022_a_remainder_that_is_not_last() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat([MaxLength(9), {|FUDP022:Remainder|}] byte[] Data, int Last);
        [DatagramMessage(2), Reserved(4)] partial record struct Padded([MaxLength(9), {|FUDP022:Remainder|}] byte[] Data);
        """,
        "Chat.Data takes everything to the end of the datagram, but Chat.Last comes after it",
        "Padded.Data takes everything to the end of the datagram, but Padded has [Reserved] bytes at its end");

    [Fact]
    public Task FUDP022_a_remainder_in_a_message_that_is_nested_inline() => Analyzed.ReportsAsync(
        """
        [DatagramMessage] partial record struct Body([MaxLength(9), Remainder] byte[] Data);
        [DatagramMessage(1)] partial record struct Chat(int First, Body {|FUDP022:Body|});
        """,
        "Body.Data takes everything to the end of the datagram, but Chat.Body nests Body inline: mark Chat.Body [LengthPrefixed]");

    [Fact]
    public Task FUDP022_not_at_the_end() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage] partial record struct Body([MaxLength(9), Remainder] byte[] Data);
        [DatagramMessage(1)] partial record struct Chat([LengthPrefixed] Body Body, int Other);
        """);

    [Theory]
    [InlineData("int First, [Since({|FUDP023:1|})] int Second", "Chat.Second cannot be of version 1: [Since] counts from 2")]
    [InlineData("[Since(3)] int First, [Since({|FUDP023:2|})] int Second", "Chat.Second cannot be of version 2: Chat.First before it is of version 3")]
    [InlineData("[Since(2)] int First, int {|FUDP023:Second|}", "Chat.Second cannot be of version 1: Chat.First before it is of version 2")]
    [InlineData(
        "int First, [Since({|FUDP023:2|})] Note Second",
        "Chat.Second cannot be of version 2: a reader of a datagram without it has no value for the type Note; make it nullable")]
    [InlineData(
        "int First, [Since({|FUDP023:2|})] IPAddress Second",
        "Chat.Second cannot be of version 2: a reader of a datagram without it has no value for the type IPAddress; make it nullable")]
    public Task FUDP023_a_version_that_cannot_be(string fields, string message) => Analyzed.ReportsAsync(
        $"[DatagramMessage] partial class Note {{ public int Id; }} [DatagramMessage(1)] partial record struct Chat({fields});", message);

    [Fact]
    public Task FUDP023_not_for_versions_that_rise() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage] partial class Note { public int Id; }
        [DatagramMessage(1)] partial record struct Chat(
            int First, [Since(2)] int Second, [Since(2), MaxLength(9)] string Third, [Since(4)] Note? Fourth, [Since(5)] IPAddress? Fifth, [Since(5)] RemoteAddress Sixth);
        """);

    [Fact]
    public Task FUDP026_a_message_that_grows_nested_inline() => Analyzed.ReportsAsync(
        """
        [DatagramMessage] partial record struct Note(int Id, [Since(2)] int Kind);
        [DatagramMessage(1)] partial record struct Chat(Note {|FUDP026:First|}, [MaxLength(4)] Note[] {|FUDP026:Others|});
        """,
        "Chat.First nests Note inline, whose field Kind is of version 2: mark Chat.First [LengthPrefixed]",
        "Chat.Others nests Note inline, whose field Kind is of version 2: mark Chat.Others [LengthPrefixed]");

    [Fact]
    public Task FUDP026_not_with_its_length_before_it() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage] partial record struct Note(int Id, [Since(2)] int Kind);
        [DatagramMessage(1)] partial record struct Chat([LengthPrefixed] Note First, [MaxLength(4), LengthPrefixed] Note[] Others);
        """);
}
