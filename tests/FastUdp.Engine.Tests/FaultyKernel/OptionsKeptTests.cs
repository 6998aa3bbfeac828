using System.Net;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Xunit;
using static FastUdp.Interop.Linux.Constants;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>Options go with every message the kernel is given, however often it is asked and in whatever pieces.</summary>
[SupportedOSPlatform("linux")]
public sealed class OptionsKeptTests : IDisposable
{
    private static readonly SendOptions All = new()
    {
        Source = new LocalAddress(IPAddress.Loopback),
        Dscp = 46,
        HopLimit = 9,
    };

    private static readonly (int Level, int Type)[] AllMessages = [(IPPROTO_IP, IP_PKTINFO), (IPPROTO_IP, IP_TOS), (IPPROTO_IP, IP_TTL)];

    private readonly FaultyEndpoint _endpoint;

    public OptionsKeptTests()
    {
        FaultyEndpoint.SkipWithoutLinux();
        _endpoint = new FaultyEndpoint();
    }

    public void Dispose() => _endpoint?.Dispose();

    [Fact]
    public void A_run_with_options_is_segmented_and_plain_neighbours_have_none()
    {
        Send(3, default);
        Send(3, All);
        Send(1, All with { HopLimit = null });
        _endpoint.Sender.Flush();
        Assert.Equal([100, 100, 0], _endpoint.Kernel.Offered.Select(message => message.Stride));
        Assert.Equal([[], AllMessages, AllMessages[..2]], _endpoint.Kernel.Offered.Select(message => message.Options));
    }

    [Fact]
    public void A_single_datagram_with_options_has_them()
    {
        Send(1, All);
        _endpoint.Sender.Flush();
        Assert.True(_endpoint.Transport.TrySend(FaultyEndpoint.Remote, new byte[5], All).IsSent);
        Assert.Equal([AllMessages, AllMessages], _endpoint.Kernel.Offered.Select(message => message.Options));
    }

    [Theory]
    [InlineData(Errno.EIO)]
    [InlineData(Errno.EMSGSIZE)]
    public void Datagrams_that_go_singly_for_want_of_segmentation_keep_their_options(int errno)
    {
        _endpoint.Kernel.Refuse = message => message.IsSegmented ? errno : 0;
        Send(5, All);
        Send(2, default);
        _endpoint.Sender.Flush();
        Message[] single = _endpoint.Kernel.Offered.Where(message => !message.IsSegmented).ToArray();
        Assert.Equal(7, single.Length);
        Assert.All(single[..5], message => Assert.Equal(AllMessages, message.Options));
        Assert.All(single[5..], message => Assert.Empty(message.Options));
        Assert.Equal((7, 0), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Failed));
    }

    private void Send(int count, in SendOptions options)
    {
        for (int i = 0; i < count; i++)
            _endpoint.Sender.Send(FaultyEndpoint.Remote, new byte[100], options);
    }
}
