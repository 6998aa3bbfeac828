using System.Globalization;
using static FastUdp.Demo.Tests.EndToEnd.Peers;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp mtu</c> with Python at the other end, and Python's big sender with our server, over the loopback.</summary>
public class MtuPythonTests
{
    [Theory]
    [InlineData(IPv4, "auto")]
    [InlineData(IPv4, "portable")]
    [InlineData(IPv6, "auto")]
    public async Task Our_client_finds_the_largest_that_a_python_server_answers(string address, string backend)
    {
        await using RunningServer server = await RunningServer.StartPythonAsync("echo_server.py", address);
        ProgramResult result = await RunningProgram.RunFastUdpAsync("mtu", server.HostPort, "--backend", backend);
        result.AssertSucceeded();
        Assert.Contains("The big datagram of 65,000 bytes was sent", result.Output);
        Assert.Contains(result.Output, static line => line.StartsWith("It arrived: the server answered after ", StringComparison.Ordinal));

        // The loopback's MTU is 65,536: over IPv4 more than UDP has, over IPv6 less.
        bool isUdpsLimit = address == IPv4 && OperatingSystem.IsLinux();
        if (isUdpsLimit)
            Assert.Equal("The largest datagram that gets through is 65,507 bytes: an IPv4 packet of 65,535 bytes, which is UDP's limit, not the path's", result.Output[^1]);
        else if (OperatingSystem.IsLinux())
            Assert.Equal("The largest datagram that gets through is 65,488 bytes: an IPv6 packet of 65,536 bytes", result.Output[^1]);
    }

    [Theory]
    [InlineData(IPv4)]
    [InlineData(IPv6)]
    public async Task Our_server_answers_the_big_datagram_of_a_python_client(string address)
    {
        SkipUnlessLinux();
        await using RunningServer server = await RunningServer.StartFastUdpAsync("echo", address);
        await using RunningProgram client = StartPython("mtu_client.py", address, server.Port.ToString(CultureInfo.InvariantCulture));
        ProgramResult result = await client.ExitAsync();
        result.AssertSucceeded();
        Assert.Equal(["The big datagram of 65000 bytes was sent", "The server answered with 65000 bytes"], result.Output);
    }

    [Fact]
    public async Task Both_clients_say_the_same_of_what_does_not_fit()
    {
        SkipUnlessLinux();
        string nobody = RunningServer.Nobody(IPv6);
        string port = nobody[(nobody.LastIndexOf(':') + 1)..];
        await using RunningProgram client = StartPython("mtu_client.py", IPv6, port, "65500");
        Assert.Equal(["The big datagram of 65500 bytes did not make it: the path MTU is 65536 bytes"], (await client.ExitAsync()).Output);

        ProgramResult result = await RunningProgram.RunFastUdpAsync("mtu", nobody, "--size", "65500", "--once");
        result.AssertSucceeded();
        Assert.Equal("The big datagram of 65,500 bytes did not make it: the path MTU is 65,536 bytes", result.Output[^1]);
    }

    private static void SkipUnlessLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the numbers of the socket options are Linux's");
}
