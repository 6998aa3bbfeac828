using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

[SupportedOSPlatform("linux")]
public class SingleSendTests
{
    public SingleSendTests() => FaultyEndpoint.SkipWithoutLinux();

    [Theory]
    [InlineData(Errno.EAGAIN, SendStatus.WouldBlock)]
    [InlineData(Errno.ECONNREFUSED, SendStatus.Refused)]
    [InlineData(Errno.EMSGSIZE, SendStatus.TooLong)]
    [InlineData(Errno.ENOBUFS, SendStatus.NoBuffers)]
    [InlineData(Errno.EPERM, SendStatus.Denied)]
    [InlineData(Errno.EIO, SendStatus.Failed)]
    public void A_single_send_answers_with_the_reason_and_counts_it_once(int errno, SendStatus status)
    {
        using var endpoint = new FaultyEndpoint();
        endpoint.Kernel.Refuse = _ => errno;
        SendResult result = endpoint.Transport.TrySend(FaultyEndpoint.Remote, [1, 2], default);
        Assert.Equal((status, errno), (result.Status, result.SystemError));
        Assert.False(result.IsSent);
        Assert.Equal((1, 1, 0), (endpoint.Counters.Datagrams(status), endpoint.Failed, endpoint.Counters.Bytes));
    }

    [Fact]
    public async Task An_asynchronous_send_waits_for_room_and_is_counted_once_as_sent()
    {
        using var endpoint = new FaultyEndpoint();
        int refusals = 0;
        endpoint.Kernel.Refuse = _ => refusals++ < 5 ? Errno.EAGAIN : 0;
        SendResult result = await endpoint.Transport.SendAsync(FaultyEndpoint.Remote, new byte[7], default, CancellationToken.None).Within();
        Assert.True(result.IsSent);
        Assert.Equal((1, 0, 7), (endpoint.Counters.Datagrams(SendStatus.Sent), endpoint.Failed, endpoint.Counters.Bytes));
        Assert.Equal(5, endpoint.Kernel.Waits);
        Assert.Equal(6 + 5, endpoint.Counters.Calls);
    }

    [Fact]
    public async Task An_asynchronous_send_that_finds_no_room_ends_with_its_token()
    {
        using var endpoint = new FaultyEndpoint();
        using var stop = new CancellationTokenSource();
        int waits = 0;
        endpoint.Kernel.Refuse = _ => Errno.EAGAIN;
        endpoint.Kernel.OnWait = _ =>
        {
            if (++waits == 3)
                stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => endpoint.Transport.SendAsync(FaultyEndpoint.Remote, new byte[7], default, stop.Token).Within());
        Assert.Empty(endpoint.Kernel.Taken);
    }

    [Fact]
    public async Task An_interrupted_send_is_tried_again()
    {
        using var endpoint = new FaultyEndpoint();
        int calls = 0;
        endpoint.Kernel.Refuse = _ => ++calls % 2 == 1 ? Errno.EINTR : 0;
        Assert.True(endpoint.Transport.TrySend(FaultyEndpoint.Remote, [1], default).IsSent);
        Assert.True((await endpoint.Transport.SendAsync(FaultyEndpoint.Remote, new byte[1], default, CancellationToken.None).Within()).IsSent);
        Assert.Equal((2, 0), (endpoint.Counters.Datagrams(SendStatus.Sent), endpoint.Failed));
    }
}
