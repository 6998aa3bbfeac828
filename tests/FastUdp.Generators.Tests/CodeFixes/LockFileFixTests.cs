using FastUdp.CodeFixes;
using FastUdp.Generators.LockFile;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace FastUdp.Generators.Tests.CodeFixes;

/// <summary>The fix that keeps the unshipped file.</summary>
public class LockFileFixTests
{
    private const string Source = """
        using FastUdp.Messages;

        namespace Game;

        [DatagramMessage(1)] public partial record struct Ping(uint Id, [Since(2)] byte Hops);
        [DatagramMessage(2)] public partial record struct Pong(uint Id);
        """;

    [Fact]
    public async Task A_message_is_recorded()
    {
        using var workspace = new FixWorkspace(Source);
        workspace.WithShipped().WithUnshipped("# Not released yet.");

        Assert.True(await workspace.FixAsync(new LockFileFix(), "FUDP201"));

        Assert.Equal(
            "# Not released yet.\nGame.Ping = 1\nGame.Ping #0 Id: u32\nGame.Ping #1 Hops: u8 since 2\n",
            await workspace.LockFileAsync(LockFileText.UnshippedName));
        Assert.Single(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task All_messages_are_recorded_in_the_order_of_their_names()
    {
        using var workspace = new FixWorkspace(Source);
        workspace.WithUnshipped();

        await workspace.FixAllAsync(new LockFileFix(), "FUDP201", FixAllScope.Project);

        Assert.Equal(
            "Game.Ping = 1\nGame.Ping #0 Id: u32\nGame.Ping #1 Hops: u8 since 2\nGame.Pong = 2\nGame.Pong #0 Id: u32\n",
            await workspace.LockFileAsync(LockFileText.UnshippedName));
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task Only_the_difference_from_what_was_shipped_is_recorded()
    {
        using var workspace = new FixWorkspace(Source);
        workspace.WithShipped("Game.Ping = 1", "Game.Ping #0 Number: u32", "Game.Pong = 2", "Game.Pong #0 Id: u32").WithUnshipped();

        Assert.True(await workspace.FixAsync(new LockFileFix(), "FUDP201"));

        Assert.Equal("Game.Ping #0 Id: u32\nGame.Ping #1 Hops: u8 since 2\n", await workspace.LockFileAsync(LockFileText.UnshippedName));
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_line_that_no_longer_holds_is_replaced_and_one_that_says_nothing_new_goes()
    {
        using var workspace = new FixWorkspace(Source);
        workspace
            .WithShipped("Game.Pong = 2", "Game.Pong #0 Id: u32", "Game.Ping = 1", "Game.Ping #0 Id: u32")
            .WithUnshipped("Game.Ping #1 Hops: u16 since 2", "Game.Ping #2 More: u8", "Game.Pong = 2");

        await workspace.FixAllAsync(new LockFileFix(), "FUDP201", FixAllScope.Project);

        Assert.Equal("Game.Ping #1 Hops: u8 since 2\n", await workspace.LockFileAsync(LockFileText.UnshippedName));
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_message_that_is_gone_is_taken_out_where_it_stands()
    {
        using var workspace = new FixWorkspace("namespace Game;");
        workspace.WithUnshipped("Game.Ping = 1", "Game.Ping #0 Id: u32");

        Assert.True(await workspace.FixAsync(new LockFileFix(), "FUDP201"));

        Assert.Equal("", await workspace.LockFileAsync(LockFileText.UnshippedName));
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task The_file_is_made_where_only_the_shipped_one_is()
    {
        using var workspace = new FixWorkspace(Source);
        workspace.WithShipped();

        await workspace.FixAllAsync(new LockFileFix(), "FUDP201");

        Assert.StartsWith("Game.Ping = 1\n", await workspace.LockFileAsync(LockFileText.UnshippedName), StringComparison.Ordinal);
        Assert.Empty(await workspace.DiagnosticsAsync());
    }

    [Fact]
    public async Task A_release_moves_the_lines_and_leaves_nothing_to_report()
    {
        using var workspace = new FixWorkspace(Source);
        workspace.WithUnshipped();
        await workspace.FixAllAsync(new LockFileFix(), "FUDP201", FixAllScope.Project);
        string[] recorded = (await workspace.LockFileAsync(LockFileText.UnshippedName))!.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using var released = new FixWorkspace(Source);
        released.WithShipped(recorded).WithUnshipped();

        Assert.Empty(await released.DiagnosticsAsync());
    }
}
