using System.CommandLine;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Tests.Arguments;

public class NetworkNamespaceOptionTests
{
    [Theory]
    [InlineData("--mtu 575", "--mtu 575 is below the limit of 576")]
    [InlineData("--mtu 65537", "--mtu 65537 exceeds the limit of 65,536")]
    [InlineData("--mtu 1279 --bind [::1]", "--mtu 1279 is below the limit of 1,280 that IPv6 has ([::1])")]
    [InlineData("--mtu 1500 --bind 192.0.2.1", "--mtu makes a network that has nothing but a loopback: --bind 192.0.2.1 is not of it")]
    [InlineData("--mtu 1500 --bind example.com:9", "--mtu makes a network that has nothing but a loopback: --bind example.com:9 is not of it")]
    [InlineData("--mtu 1500 --to 127.0.0.1", "--mtu makes a network that only this command is in: 127.0.0.1 cannot be reached from there, so --to does not go with it")]
    public void What_cannot_be_is_refused_with_the_value_and_the_reason(string typed, string expected) =>
        Assert.Equal(expected, Assert.Single(Parse(typed).Errors).Message);

    [Theory]
    [InlineData("--mtu 576 --bind 127.0.0.2:0")]
    [InlineData("--mtu 1280 --bind [::1]")]
    [InlineData("--mtu 65536 --bind localhost")]
    [InlineData("--mtu 1500 --bind 0.0.0.0")]
    [InlineData("--bind 192.0.2.1 --to 192.0.2.2")]
    public void What_can_be_is_taken(string typed) => Assert.Empty(Parse(typed).Errors);

    [Fact]
    public void Without_it_nothing_happens()
    {
        var option = new NetworkNamespaceOption();
        var command = new Command("work");
        option.AddTo(command);
        ParseResult arguments = command.Parse("");
        option.Enter(arguments);
        Assert.Null(option.Read(arguments));
    }

    private static ParseResult Parse(string typed)
    {
        var command = new Command("work") { HostPortArguments.From(), new Option<string>("--to") };
        new NetworkNamespaceOption().AddTo(command);
        return command.Parse(typed);
    }
}
