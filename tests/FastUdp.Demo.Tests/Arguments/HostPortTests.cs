using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;

namespace FastUdp.Demo.Tests.Arguments;

public class HostPortTests
{
    [Theory]
    [InlineData("127.0.0.1:1060", "127.0.0.1", 1060)]
    [InlineData("127.0.0.1", "127.0.0.1", 1060)]
    [InlineData("localhost:0", "localhost", 0)]
    [InlineData("example.org:65535", "example.org", 65_535)]
    [InlineData("[::1]:7", "::1", 7)]
    [InlineData("[::]", "::", 1060)]
    public void An_address_is_read(string text, string host, int port)
    {
        Assert.True(HostPort.TryParse(text, HostPort.DefaultPort, out HostPort? parsed, out string? error), error);
        Assert.Equal(new HostPort(host, port), parsed);
    }

    [Theory]
    [InlineData("127.0.0.1:70000", "port 70000 exceeds the limit of 65,535")]
    [InlineData("127.0.0.1:99999999999", "port 99999999999 exceeds the limit of 65,535")]
    [InlineData("127.0.0.1:-1", "port '-1' is not a number")]
    [InlineData("127.0.0.1:", "port '' is not a number")]
    [InlineData("localhost:echo", "port 'echo' is not a number")]
    [InlineData("::1", "more than one colon")]
    [InlineData("[::1", "not an IPv6 address in brackets")]
    [InlineData("[::1]1060", "not an IPv6 address in brackets")]
    [InlineData("[127.0.0.1]:1060", "not an IPv6 address in brackets")]
    [InlineData("1060", "names no host")]
    [InlineData(":1060", "names no host")]
    [InlineData("", "names no host")]
    [InlineData("a host:1060", "not a host name")]
    public void What_is_none_is_refused_in_one_line(string text, string reason)
    {
        Assert.False(HostPort.TryParse(text, HostPort.DefaultPort, out _, out string? error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Theory]
    [InlineData("[::1]:7")]
    [InlineData("127.0.0.1:1060")]
    public async Task An_address_needs_no_look_up_and_prints_as_it_was_written(string text)
    {
        Assert.True(HostPort.TryParse(text, HostPort.DefaultPort, out HostPort? parsed, out _));
        Assert.Equal(IPEndPoint.Parse(text), await parsed.ResolveAsync(TestContext.Current.CancellationToken));
        Assert.Equal(text, parsed.ToString());
    }

    [Theory]
    [InlineData("", "0.0.0.0:1060")]
    [InlineData(":7007", "0.0.0.0:7007")]
    [InlineData("0.0.0.0", "0.0.0.0:1060")]
    [InlineData("[::]:7007", "[::]:7007")]
    [InlineData("localhost", "localhost:1060")]
    public void A_server_listens_everywhere_where_no_host_is_named(string text, string meant)
    {
        Option<HostPort> bind = HostPortArguments.Bind();
        ParseResult arguments = new RootCommand { bind }.Parse(["--bind", text]);
        Assert.Empty(arguments.Errors);
        Assert.Equal(meant, arguments.GetValue(bind)!.ToString());
    }

    [Theory]
    [InlineData("::1", "more than one colon")]
    [InlineData(":", "names no host")]
    [InlineData(":echo", "port 'echo' is not a number")]
    [InlineData("1060", "names no host")]
    public void Nonsense_is_no_address_to_listen_at(string text, string reason)
    {
        ParseResult arguments = new RootCommand { HostPortArguments.Bind() }.Parse(["--bind", text]);
        Assert.Contains(reason, Assert.Single(arguments.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_looked_up_in_the_IP_version_of_the_other_end()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        IPEndPoint? from = await HostPortArguments.ResolveFromAsync(
            new HostPort("localhost", 0), IPEndPoint.Parse("[::1]:1060"), TestContext.Current.CancellationToken);
        Assert.SkipWhen(from!.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork, "localhost has no IPv6 address here");
        Assert.Equal(IPEndPoint.Parse("[::1]:0"), from);
    }
}
