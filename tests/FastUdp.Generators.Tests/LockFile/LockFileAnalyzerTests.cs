using System.Collections.Immutable;
using System.Globalization;
using FastUdp.Generators.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Xunit;

namespace FastUdp.Generators.Tests.LockFile;

/// <summary>Every change of a shipped message, through the analyzer: what is reported, and where.</summary>
public class LockFileAnalyzerTests
{
    private static readonly string[] Shipped =
    [
        "# Released.",
        "Game.Chat = 1",
        "Game.Chat #0 Id: u32",
        "Game.Chat #1 Name: utf8[32]",
        "Game.Chat #2 Hops: u8 since 2",
    ];

    private static string Chat(string fields, int id = 1) => $$"""
        using FastUdp.Messages;

        namespace Game;

        [DatagramMessage({{id}})]
        public partial record struct Chat({{fields}});
        """;

    private const string AsShipped = "uint Id, [MaxLength(32)] string Name, [Since(2)] byte Hops";

    /// <summary>Each diagnostic as <c>id place: message</c>, where the place is the text it marks.</summary>
    private static async Task<string[]> Reported(string source, string[]? shipped, string[]? unshipped)
    {
        using var workspace = new FixWorkspace(source);
        if (shipped is not null)
            workspace.WithShipped(shipped);
        if (unshipped is not null)
            workspace.WithUnshipped(unshipped);
        ImmutableArray<Diagnostic> diagnostics = await workspace.DiagnosticsAsync();
        return [.. diagnostics.Select(each => $"{each.Id} {PlaceOf(each)}: {each.GetMessage(CultureInfo.InvariantCulture)}")];
    }

    private static string PlaceOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree is SyntaxTree tree
        ? tree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)
        : $"{Path.GetFileName(diagnostic.Location.GetLineSpan().Path)}:{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1}";

    private static async Task<string> Only(string source) => Assert.Single(await Reported(source, Shipped, []));

    [Fact]
    public async Task Without_a_lock_file_nothing_is_reported() => Assert.Empty(await Reported(Chat("uint Id"), null, null));

    [Fact]
    public async Task A_message_as_shipped_is_fine() => Assert.Empty(await Reported(Chat(AsShipped), Shipped, []));

    [Fact]
    public async Task One_of_the_files_is_enough()
    {
        Assert.Empty(await Reported(Chat(AsShipped), Shipped, null));
        Assert.Empty(await Reported(Chat("uint Id"), null, ["Game.Chat = 1", "Game.Chat #0 Id: u32"]));
    }

    [Fact]
    public async Task A_removed_field_is_reported_at_the_type() => Assert.Equal(
        "FUDP202 Chat: Chat was shipped with 'Name: utf8[32]', which is gone",
        await Only(Chat("uint Id, [Since(2)] byte Hops")));

    [Fact]
    public async Task A_removed_message_is_reported_at_its_line_in_the_lock_file() => Assert.Equal(
        "FUDP202 FastUdp.Messages.Shipped.txt:2: Game.Chat was shipped and is gone", await Only("namespace Game;"));

    [Fact]
    public async Task A_message_that_moved_to_another_namespace_is_gone() => Assert.Equal(
        ["FUDP201 Chat: Chat is not recorded as it is: FastUdp.Messages.Unshipped.txt has no line of it", "FUDP202 FastUdp.Messages.Shipped.txt:2: Game.Chat was shipped and is gone"],
        await Reported(Chat(AsShipped).Replace("namespace Game;", "namespace Games;", StringComparison.Ordinal), Shipped, []));

    [Fact]
    public async Task A_message_that_does_not_compile_is_not_gone() => Assert.StartsWith(
        "FUDP006 Name:", await Only(Chat("uint Id, string Name, [Since(2)] byte Hops")), StringComparison.Ordinal);

    [Fact]
    public async Task A_moved_field_is_reported_at_the_field() => Assert.Equal(
        "FUDP203 Name: Chat.Name was shipped at #1 and stands at #0: shipped fields keep their places",
        await Only(Chat("[MaxLength(32)] string Name, uint Id, [Since(2)] byte Hops")));

    [Fact]
    public async Task A_field_put_before_shipped_ones_is_reported_at_the_field() => Assert.Equal(
        "FUDP203 New: Chat.New is new and stands before the shipped 'Name': shipped fields keep their places",
        await Only(Chat("uint Id, int New, [MaxLength(32)] string Name, [Since(2)] byte Hops")));

    [Fact]
    public async Task A_retyped_field_is_reported_at_the_field() => Assert.Equal(
        "FUDP204 Id: Chat.Id was shipped as 'u32' and is 'u64'", await Only(Chat(AsShipped.Replace("uint", "ulong", StringComparison.Ordinal))));

    [Fact]
    public async Task A_resized_field_is_reported_at_the_field() => Assert.Equal(
        "FUDP205 Name: Chat.Name was shipped in the size of 'utf8[32]' and has that of 'utf8[64]'",
        await Only(Chat(AsShipped.Replace("32", "64", StringComparison.Ordinal))));

    [Fact]
    public async Task A_renumbered_message_is_reported_at_the_type() => Assert.Equal(
        "FUDP206 Chat: Chat was shipped with the identifier 1 and has 7", await Only(Chat(AsShipped, id: 7)));

    [Fact]
    public async Task An_appended_field_without_a_version_of_its_own_is_reported_at_the_field() => Assert.Equal(
        "FUDP207 More: Chat.More is appended to what was shipped and needs [Since(3)]", await Only(Chat($"{AsShipped}, [Since(2)] byte More")));

    [Fact]
    public async Task A_field_appended_to_the_first_version_is_too() => Assert.Equal(
        ["FUDP207 More: Chat.More is appended to what was shipped and needs [Since(2)]"],
        await Reported(Chat("uint Id, byte More"), ["Game.Chat = 1", "Game.Chat #0 Id: u32"], []));

    [Fact]
    public async Task Reserved_bytes_that_are_gone_are_reported_at_the_type()
    {
        string[] reported = await Reported(Chat("uint Id, byte Hops"), ["Game.Chat = 1", "Game.Chat #0 Id: u32", "Game.Chat #1 _: pad[2]", "Game.Chat #2 Hops: u8"], []);

        Assert.Equal(["FUDP202 Chat: Chat was shipped with '_: pad[2]', which is gone"], reported);
    }

    [Fact]
    public async Task A_new_message_is_one_warning() => Assert.Equal(
        ["FUDP201 Chat: Chat is not recorded as it is: FastUdp.Messages.Unshipped.txt has no line of it"],
        await Reported(Chat(AsShipped), [], []));

    [Fact]
    public async Task An_appended_field_of_a_later_version_has_to_be_recorded() => Assert.Equal(
        ["FUDP201 More: Chat.More is not recorded as it is: FastUdp.Messages.Unshipped.txt lacks 'Game.Chat #3 More: u8 since 3'"],
        await Reported(Chat($"{AsShipped}, [Since(3)] byte More"), Shipped, []));

    [Fact]
    public async Task A_renamed_field_has_to_be_recorded() => Assert.Equal(
        ["FUDP201 Number: Chat.Number is not recorded as it is: FastUdp.Messages.Unshipped.txt lacks 'Game.Chat #0 Number: u32'"],
        await Reported(Chat(AsShipped.Replace("Id", "Number", StringComparison.Ordinal)), Shipped, []));

    [Fact]
    public async Task What_is_recorded_as_unshipped_is_fine() => Assert.Empty(await Reported(
        Chat($"{AsShipped}, [Since(3)] byte More").Replace("Id", "Number", StringComparison.Ordinal),
        Shipped,
        ["Game.Chat #0 Number: u32", "Game.Chat #3 More: u8 since 3"]));

    [Fact]
    public async Task An_unshipped_line_that_says_nothing_new_is_reported_where_it_stands() => Assert.Equal(
        ["FUDP201 FastUdp.Messages.Unshipped.txt:1: Chat is not recorded as it is: FastUdp.Messages.Unshipped.txt has 'Game.Chat #0 Id: u32', which says nothing new"],
        await Reported(Chat(AsShipped), Shipped, ["Game.Chat #0 Id: u32"]));

    [Fact]
    public async Task An_unshipped_message_that_is_gone_is_reported_where_it_stands() => Assert.Equal(
        ["FUDP201 FastUdp.Messages.Unshipped.txt:1: Game.Pong is gone, but FastUdp.Messages.Unshipped.txt still has it"],
        await Reported(Chat(AsShipped), Shipped, ["Game.Pong = 2"]));

    [Fact]
    public async Task Lines_that_cannot_count_are_reported_where_they_stand() => Assert.Equal(
        [
            "FUDP208 FastUdp.Messages.Shipped.txt:2: '<<<<<<< main' reads neither 'Message = identifier' nor 'Message #place field: type'",
            "FUDP208 FastUdp.Messages.Shipped.txt:3: 'Game.Chat = 1' repeats line 1",
        ],
        (await Reported(Chat(AsShipped), ["Game.Chat = 1", "<<<<<<< main", "Game.Chat = 1"], [])).Where(each => each.StartsWith("FUDP208", StringComparison.Ordinal)));

    [Fact]
    public async Task A_shipped_message_with_a_line_missing_is_not_compared() => Assert.Equal(
        ["FUDP208 FastUdp.Messages.Shipped.txt:3: 'Game.Chat' lacks a line before #2"],
        await Reported(Chat(AsShipped), ["Game.Chat = 1", "Game.Chat #0 Id: u32", "Game.Chat #2 Hops: u8 since 2"], []));

    [Fact]
    public async Task Nested_types_and_messages_without_identifier_have_their_names()
    {
        const string Source = """
            using FastUdp.Messages;

            public partial class Outer
            {
                [DatagramMessage]
                public partial struct Inner
                {
                    public int Value;
                }
            }
            """;

        Assert.Empty(await Reported(Source, ["Outer.Inner = none", "Outer.Inner #0 Value: i32"], []));
    }
}
