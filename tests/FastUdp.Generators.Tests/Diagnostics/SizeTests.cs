using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>The largest size of a message, which must exist and keep to the budget.</summary>
public class SizeTests
{
    [Fact]
    public Task FUDP008_a_message_that_contains_itself() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial class Node { public int Id; public Node? {|FUDP008:Next|}; }
        [DatagramMessage(2)] partial class Tree { [MaxLength(2)] public List<Tree> {|FUDP008:Children|} = []; }
        """,
        "Node contains itself, which has no largest size: Node.Next → Node",
        "Tree contains itself, which has no largest size: Tree.Children → Tree");

    [Fact]
    public Task FUDP008_messages_that_contain_each_other() => Analyzed.ReportsAsync(
        """
        [DatagramMessage] partial class A { public B? {|FUDP008:First|}; }
        [DatagramMessage] partial class B { [LengthPrefixed] public C? {|FUDP008:Second|}; }
        [DatagramMessage] partial class C { public A? {|FUDP008:Third|}; public B? Fourth; }
        [DatagramMessage] partial class Outside { public A? Nested; }
        """,
        "A contains itself, which has no largest size: A.First → B.Second → C.Third → A",
        "B contains itself, which has no largest size: B.Second → C.Fourth → B",
        "C contains itself, which has no largest size: C.Third → A.First → B.Second → C");

    [Fact]
    public Task FUDP008_not_for_a_message_that_is_nested_twice() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage] partial record struct Point(int X, int Y);
        [DatagramMessage] partial record struct Line(Point From, Point To);
        [DatagramMessage(1)] partial record struct Picture(Line First, Line? Second, [MaxLength(4)] Point[] Others);
        """);

    [Fact]
    public async Task FUDP005_messages_that_nest_beyond_all_reason()
    {
        string chain = string.Concat(Enumerable.Range(1, 70).Select(level =>
            $"[DatagramMessage] partial record struct M{level}({(level == 70 ? "int" : $"M{level + 1}")} {(level <= 5 ? "{|FUDP005:Inner|}" : "Inner")});\n"));
        await Analyzed.ReportsAsync(chain, [.. Enumerable.Range(1, 5).Select(level =>
            $"M{level}.Inner is of type M{level + 1}, which has no wire form: messages nest more than 64 deep in it")]);
    }

    [Fact]
    public Task FUDP018_a_message_over_its_budget() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat([MaxLength(256)] string Name, [MaxLength(1_500)] string {|FUDP018:Text|}, long Ticks, [VarInt] uint Id, bool Flag);
        [DatagramMessage(2, Budget = 1_200)] partial record struct Own([MaxLength(1_198)] string {|FUDP018:Text|});
        [DatagramMessage(300, Budget = 10)] partial record struct Small(long {|FUDP018:Ticks|}, byte Kind);
        """,
        "Chat can take 1,775 bytes, 303 beyond its budget of 1,472: Text 1,502, Name 258, Ticks 8, …",
        "Own can take 1,201 bytes, 1 beyond its budget of 1,200: Text 1,200",
        "Small can take 11 bytes, 1 beyond its budget of 10: Ticks 8, Kind 1");

    [Fact]
    public Task FUDP018_a_message_over_the_budget_of_its_assembly() => Analyzed.ReportsAsync(
        """
        [assembly: DatagramBudget(100)]
        [DatagramMessage(1)] partial record struct Chat([MaxLength(99)] string {|FUDP018:Text|});
        [DatagramMessage(2, Budget = 200)] partial record struct Own([MaxLength(99)] string Text);
        """,
        "Chat can take 101 bytes, 1 beyond its budget of 100: Text 100");

    [Fact]
    public Task FUDP018_reserved_bytes_count_too() => Analyzed.ReportsAsync(
        """
        [DatagramMessage(1), Reserved({|FUDP018:2_000|})] partial record struct End(int Id, int Other);
        [DatagramMessage(2)] partial record struct Gap(int Id, [Offset(2_000)] byte {|FUDP018:Far|});
        """,
        "End can take 2,009 bytes, 537 beyond its budget of 1,472: reserved 2,000, Id 4, Other 4",
        "Gap can take 2,002 bytes, 530 beyond its budget of 1,472: Far 1,997, Id 4");

    [Fact]
    public Task FUDP018_a_size_beyond_all_datagrams() => Analyzed.ReportsAsync(
        "[DatagramMessage(1)] partial record struct Chat([MaxLength(65_000, 65_000)] string[] {|FUDP018:Texts|});",
        "Chat can take 16,777,217 bytes, 16,775,745 beyond its budget of 1,472: Texts 16,777,216");

    [Fact]
    public Task FUDP018_not_up_to_the_last_byte() => Analyzed.AcceptsAsync(
        """
        [DatagramMessage(1)] partial record struct Chat([MaxLength(1_469)] string Text);
        [DatagramMessage(2, Budget = WireBudget.Udp)] partial record struct Large([MaxLength(65_503)] string Text);
        [DatagramMessage] partial record struct Foreign([MaxLength(1_470)] string Text);
        """);
}
