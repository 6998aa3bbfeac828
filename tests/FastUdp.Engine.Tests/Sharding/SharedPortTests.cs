using System.Net.Sockets;
using System.Runtime.Versioning;
using FastUdp.Engine.Tests.Support;
using FastUdp.Transport;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Sharding;

[SupportedOSPlatform("linux")]
public class SharedPortTests
{
    [Fact]
    public void What_comes_before_the_last_socket_is_bound_is_dropped_and_nothing_later()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux shares out the remotes of a port");
        var port = new SharedPort(PortSharing.Allow);
        using Socket origin = Open();
        using Socket first = Open();
        using Socket second = Open();
        port.Bind(first, TestEndpoints.Loopback);
        for (int i = 0; i < 10; i++)
            origin.SendTo(new byte[i], first.LocalEndPoint!);
        port.Bind(second, TestEndpoints.Loopback);
        Assert.Equal(first.LocalEndPoint, second.LocalEndPoint);
        port.DropEarly();
        Assert.False(first.Poll(0, SelectMode.SelectRead));

        origin.SendTo([1], first.LocalEndPoint!);
        Assert.True(first.Poll(0, SelectMode.SelectRead) != second.Poll(0, SelectMode.SelectRead));
    }

    private static Socket Open() => new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
}
