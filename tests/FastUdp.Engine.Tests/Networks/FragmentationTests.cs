using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Networks;

/// <summary>What the modes come to where the MTU is 1,500: a loopback that is a test's own.</summary>
public class FragmentationTests
{
    private const int Mtu = 1_500;

    public static TheoryData<UdpBackend, string, string> Ways { get; } = new()
    {
        { UdpBackend.Linux, "127.0.0.1", "127.0.0.1" },
        { UdpBackend.Linux, "::1", "::1" },
        { UdpBackend.Linux, "::", "127.0.0.1" },
        { UdpBackend.Linux, "::", "::1" },
        { UdpBackend.Portable, "127.0.0.1", "127.0.0.1" },
        { UdpBackend.Portable, "::1", "::1" },
        { UdpBackend.Portable, "::", "127.0.0.1" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_exceeds_the_MTU_is_refused_or_arrives_as_the_mode_says(UdpBackend backend, string local, string target)
    {
        using NetworkNamespace network = MakeNarrowLoopback();
        await network.RunAsync(async () =>
        {
            await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = backend });
            var address = IPAddress.Parse(target);
            (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen(new IPEndPoint(address, 0));
            int most = Mtu - (address.AddressFamily == AddressFamily.InterNetwork ? 28 : 48);
            int arrived = 0;
            foreach (FragmentationMode mode in Enum.GetValues<FragmentationMode>())
            {
                UdpEndpoint[] origins =
                [
                    endpoints.Bind(new IPEndPoint(IPAddress.Parse(local), 0), options => options with { Fragmentation = mode }),
                    endpoints.Connect(new IPEndPoint(address, receiver.LocalEndPoint.Port), options => options with { Fragmentation = mode }),
                ];
                foreach (UdpEndpoint origin in origins)
                {
                    Assert.Equal(mode != FragmentationMode.System, origin.Capabilities.Fragmentation.IsOn);
                    bool refuses = mode is FragmentationMode.Forbid or FragmentationMode.Probe;
                    SendResult expected = refuses ? new SendResult(SendStatus.TooLong, 90, Mtu) : default;
                    RemoteAddress remote = receiver.LocalEndPoint;
                    Assert.Equal(expected, origin.TrySend(remote, new byte[most + 1]));
                    Assert.Equal(expected, await origin.SendAsync(remote, new byte[5_000]).Within());
                    Assert.True(origin.TrySend(remote, new byte[most]).IsSent);
                    Assert.Equal(Mtu, origin.ReadPathMtu(remote));
                    await inbox.TakeAsync(arrived += refuses ? 1 : 3);
                }
            }
        }).Within();
    }

    [Theory]
    [InlineData(UdpBackend.Linux, "127.0.0.1", false)]
    [InlineData(UdpBackend.Linux, "127.0.0.1", true)]
    [InlineData(UdpBackend.Linux, "::1", false)]
    [InlineData(UdpBackend.Linux, "::1", true)]
    [InlineData(UdpBackend.Portable, "127.0.0.1", false)]
    [InlineData(UdpBackend.Portable, "::1", true)]
    public async Task Of_a_batch_what_is_too_long_is_counted_and_the_rest_leaves_in_segments(UdpBackend backend, string host, bool isConnected)
    {
        using NetworkNamespace network = MakeNarrowLoopback();
        await network.RunAsync(async () =>
        {
            await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = backend });
            var local = new IPEndPoint(IPAddress.Parse(host), 0);
            (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen(local);
            UdpEndpointOptions Forbid(UdpEndpointOptions options) => options with { Fragmentation = FragmentationMode.Forbid };
            UdpEndpoint origin = isConnected ? endpoints.Connect(receiver.LocalEndPoint, Forbid) : endpoints.Bind(local, Forbid);
            using DatagramSender sender = origin.CreateSender();
            byte[][] payloads = Payloads.Of(Enumerable.Range(0, 60).Select(i => i / 20 == 1 ? 1_473 : 1_200));
            foreach (byte[] payload in payloads)
                sender.Send(receiver.LocalEndPoint, payload);
            sender.Flush();
            Payloads.AssertSame([.. payloads[..20], .. payloads[40..]], await inbox.TakeAsync(40));
            Assert.Equal((40, 20), (origin.Statistics.DatagramsSent, origin.Statistics.SendsTooLong));
            Assert.Equal(backend == UdpBackend.Linux, origin.Capabilities.Gso.IsOn);
        }).Within();
    }

    [Fact]
    public async Task What_is_too_long_is_told_once_a_batch_with_the_MTU()
    {
        using NetworkNamespace network = MakeNarrowLoopback();
        await network.RunAsync(async () =>
        {
            var told = new List<NetworkError>();
            await using var endpoints = new TestEndpoints(new UdpEndpointOptions { Backend = UdpBackend.Linux });
            (UdpEndpoint receiver, Inbox inbox) = endpoints.Listen();
            UdpEndpoint origin = endpoints.Bind(change: options => options with { Fragmentation = FragmentationMode.Forbid, OnNetworkError = told.Add });
            using DatagramSender sender = origin.CreateSender();
            for (int i = 0; i < 10; i++)
                sender.Send(receiver.LocalEndPoint, new byte[2_000]);
            sender.Send(receiver.LocalEndPoint, new byte[1]);
            sender.Flush();
            await inbox.TakeAsync(1);
            Assert.Equal([new NetworkError(receiver.LocalEndPoint, NetworkErrorKind.TooLong, Mtu, null, 90)], told);
            Assert.Equal(SendStatus.TooLong, origin.TrySend(receiver.LocalEndPoint, new byte[2_000]).Status);
            Assert.True(origin.TrySend(receiver.LocalEndPoint, new byte[1]).IsSent);
            Assert.Single(told);
        }).Within();
    }

    [Theory]
    [InlineData(FragmentationMode.Forbid)]
    [InlineData(FragmentationMode.Allow)]
    public void What_the_framework_itself_has_does_the_same_over_IPv4(FragmentationMode mode)
    {
        using NetworkNamespace network = MakeNarrowLoopback();
        network.Run(() =>
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            FastUdp.Transport.SocketPath.Configure(socket, mode);
            SocketError error = SocketError.Success;
            try
            {
                socket.SendTo(new byte[2_000], new IPEndPoint(IPAddress.Loopback, 9));
            }
            catch (SocketException exception)
            {
                error = exception.SocketErrorCode;
            }
            Assert.Equal(mode == FragmentationMode.Forbid ? SocketError.MessageSize : SocketError.Success, error);
        });
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, FragmentationMode.Probe)]
    [InlineData(AddressFamily.InterNetworkV6, FragmentationMode.Probe)]
    [InlineData(AddressFamily.InterNetworkV6, FragmentationMode.Forbid)]
    public void What_the_framework_lacks_throws_with_the_reason(AddressFamily family, FragmentationMode mode)
    {
        using var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        var thrown = Assert.Throws<PlatformNotSupportedException>(() => FastUdp.Transport.SocketPath.Configure(socket, mode));
        Assert.Contains(mode.ToString(), thrown.Message, StringComparison.Ordinal);
    }

    private static NetworkNamespace MakeNarrowLoopback()
    {
        NetworkNamespace network = NetworkNamespace.CreateOrSkip();
        network.Ip($"link set lo mtu {Mtu}");
        return network;
    }
}
