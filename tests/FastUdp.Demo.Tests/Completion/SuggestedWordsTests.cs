using System.CommandLine;
using FastUdp.Demo.Commands;
using FastUdp.Demo.Completion;

namespace FastUdp.Demo.Tests.Completion;

public class SuggestedWordsTests
{
    private static readonly RootCommand Root = FastUdpCommand.Create();

    [Theory]
    [InlineData("ec", "echo")]
    [InlineData("echo ", "client", "server")]
    [InlineData("echo s", "server")]
    [InlineData("echo server --reply ", "length", "same")]
    [InlineData("echo server --backend ", "auto", "linux", "portable")]
    [InlineData("retry client [::1]:1060 --backend p", "portable")]
    [InlineData("echo server --bu", "--busy-poll")]
    [InlineData("completion ", "bash", "fish", "pwsh", "zsh")]
    [InlineData("echo server --bind ")]
    [InlineData("echo server --backend=p")]
    [InlineData("echo client --text \"two words")]
    public void What_may_come_next_is_offered(string typed, params string[] offered) =>
        Assert.Equal(offered, SuggestedWords.After(Root, typed));

    [Fact]
    public void Every_command_is_offered_at_the_start_and_no_option() =>
        Assert.Equal(Root.Subcommands.Select(static command => command.Name).Order(), SuggestedWords.After(Root, ""));

    [Fact]
    public void Where_only_options_can_stand_they_are_offered()
    {
        string[] offered = SuggestedWords.After(Root, "echo server ");
        Assert.Contains("--bind", offered);
        Assert.Contains("--help", offered);
        Assert.All(offered, static word => Assert.StartsWith("--", word, StringComparison.Ordinal));
    }
}
