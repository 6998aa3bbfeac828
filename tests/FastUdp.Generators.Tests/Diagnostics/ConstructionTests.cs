using FastUdp.Generators.Tests.Support;
using Xunit;

namespace FastUdp.Generators.Tests.Diagnostics;

/// <summary>A reader makes the object, so there must be a way to.</summary>
public class ConstructionTests
{
    [Theory]
    [InlineData("partial class Chat { public int {|FUDP019:Id|} { get; } }", "it has no setter, and no constructor takes it by its name and type")]
    [InlineData("partial struct Chat { public readonly int {|FUDP019:Id|}; }", "it has no setter, and no constructor takes it by its name and type")]
    [InlineData("partial class Chat { public int {|FUDP019:Id|} { get; } public Chat() { } public Chat(long id) { } }", "it has no setter, and no constructor takes it by its name and type")]
    [InlineData("partial class Chat { [NotOnWire] public required int {|FUDP019:Id|} { get; set; } }", "it is required, but [NotOnWire]")]
    public Task FUDP019_a_field_that_cannot_be_set(string declaration, string reason) => Analyzed.ReportsAsync(
        $"[DatagramMessage(1)] {declaration}", $"Chat.Id cannot be set by the reader: {reason}");

    [Fact]
    public Task FUDP019_a_property_of_an_interface_alone() => Analyzed.ReportsAsync(
        "interface INamed { int Id { get; set; } } [DatagramMessage(1)] partial class Chat : INamed { int INamed.{|FUDP019:Id|} { get; set; } }",
        "Chat.Id cannot be set by the reader: it implements an interface explicitly; mark it [NotOnWire]");

    [Theory]
    [InlineData("partial class Chat(object {|FUDP020:log|}) { public int Id { get; set; } public object Log() => log; }", "log")]
    [InlineData("partial record Chat(int Id, [property: NotOnWire] int {|FUDP020:Local|});", "Local")]
    [InlineData("partial class Chat { public int Id { get; set; } public Chat(long {|FUDP020:id|}) { } }", "id")]
    [InlineData("partial class Chat { public int Id { get; set; } public Chat(ref int {|FUDP020:id|}) { } }", "id")]
    public Task FUDP020_a_parameter_that_no_field_matches(string declaration, string parameter) => Analyzed.ReportsAsync(
        $"[DatagramMessage(1)] {declaration}",
        $"The parameter {parameter} of the constructor of Chat cannot be passed: no field on the wire has its name and its type");

    [Theory]
    [InlineData("partial class Chat { public int Id { get; private set; } }")]
    [InlineData("partial class Chat { private int _id; public int Read() => _id; }")]
    [InlineData("partial class Chat { private Chat() { } public required int Id { get; init; } }")]
    [InlineData("partial class Chat { public int Id { get; } public Chat(int id) => Id = id; }")]
    [InlineData("partial class Chat { private readonly int _id; public Chat(int id, string? note = null) { _id = id; _ = note; } public int Id => _id; }")]
    [InlineData("partial class Chat(int id) { public int Id { get; } = id; public int Other { get; set; } }")]
    [InlineData("partial class Chat { public Chat(int id) => Id = id; public required int Id { get; init; } }")]
    [InlineData("partial struct Chat { public readonly int Id; public Chat(in int id) => Id = id; }")]
    [InlineData("partial struct Chat { public int Id; [NotOnWire] public readonly int Local; public Chat(int local) => (Id, Local) = (0, local); }")]
    [InlineData("partial record struct Chat(int Id, [property: NotOnWire] int Local);")]
    [InlineData("partial record Chat(int Id) { public Chat(string text) : this(text.Length) { } [NotOnWire] public int Local { get; } = 3; }")]
    [InlineData("partial record Chat(int Id) { public int Id { get; } = Id; }")]
    [InlineData("partial record struct Chat(int Id) { public int Other = 3; }")]
    [InlineData("partial class Chat { public int Id { get; set => field = value < 0 ? 0 : value; } }")]
    public Task FUDP019_and_FUDP020_not_where_there_is_a_way(string declaration) => Analyzed.AcceptsAsync($"[DatagramMessage(1)] {declaration}");
}
