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
}
