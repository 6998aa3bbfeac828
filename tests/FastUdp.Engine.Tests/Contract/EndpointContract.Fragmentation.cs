using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Theory]
    [InlineData(FragmentationMode.System)]
    [InlineData(FragmentationMode.Allow)]
    [InlineData(FragmentationMode.Forbid)]
    [InlineData(FragmentationMode.Probe)]
    public async Task Whatever_becomes_of_datagrams_that_are_too_long_others_pass(FragmentationMode mode)
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = BindWith(mode);
        byte[][] payloads = Payloads.Of([64, 64, 64, 1_472, 1_472, 1]);
        using DatagramSender sender = origin.CreateSender();
        await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);
        Assert.True(origin.TrySend(AddressOf(receiver), [1]).IsSent);
        await inbox.TakeAsync(payloads.Length + 1);
    }

    [Fact]
    public void A_mode_there_is_not_throws_when_bound() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Endpoints.Bind(change: options => options with { Fragmentation = (FragmentationMode)9 }));

    [Fact]
    public void The_path_MTU_is_what_the_system_says()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        int? mtu = ReadLoopbackMtu(IPAddress.Loopback);
        Assert.Equal(mtu, endpoint.ReadPathMtu(AddressOf(endpoint)));
        UdpEndpoint connected = Endpoints.Connect(AddressOf(endpoint));
        Assert.Equal(mtu, connected.ReadPathMtu(AddressOf(endpoint)));
        UdpEndpoint wild = Endpoints.Bind(new IPEndPoint(IPAddress.Any, 0));
        Assert.Equal(mtu, wild.ReadPathMtu(AddressOf(endpoint)));
        Assert.ThrowsAny<ArgumentException>(() => connected.ReadPathMtu(FindFreePort()));
        Assert.ThrowsAny<ArgumentException>(() => endpoint.ReadPathMtu(TestEndpoints.LoopbackV6));
    }

    [Fact]
    public void The_path_MTU_of_IPv6_and_of_both_is_what_the_system_says()
    {
        SkipWithoutIPv6();
        UdpEndpoint endpoint = Endpoints.Bind(TestEndpoints.LoopbackV6);
        int? mtu = ReadLoopbackMtu(IPAddress.IPv6Loopback);
        Assert.Equal(mtu, endpoint.ReadPathMtu(AddressOf(endpoint)));
        UdpEndpoint both = Endpoints.Bind(new IPEndPoint(IPAddress.IPv6Any, 0));
        Assert.Equal(mtu, both.ReadPathMtu(AddressOf(endpoint)));
        Assert.Equal(ReadLoopbackMtu(IPAddress.Loopback), both.ReadPathMtu(new IPEndPoint(IPAddress.Loopback, 9)));
    }

    /// <summary>Linux's loopback takes 65,536 bytes, of which IPv4 can use all but one; the tests may run where it takes less.</summary>
    private int? ReadLoopbackMtu(IPAddress address)
    {
        if (!OperatingSystem.IsLinux() || NoMachine is not null)
            return null;
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(address, 9);
        int mtu = 0;
        (int level, int option) = address.AddressFamily == AddressFamily.InterNetwork ? (0, 14) : (41, 24);
        socket.GetRawSocketOption(level, option, MemoryMarshal.AsBytes(new Span<int>(ref mtu)));
        return mtu;
    }

    private UdpEndpoint BindWith(FragmentationMode mode)
    {
        try
        {
            return Endpoints.Bind(change: options => options with { Fragmentation = mode });
        }
        catch (PlatformNotSupportedException exception)
        {
            Assert.Skip(exception.Message);
            throw;
        }
    }
}
