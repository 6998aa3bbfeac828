using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

[SupportedOSPlatform("linux")]
public sealed class SegmentationRefusedTests : IDisposable
{
    private readonly FaultyEndpoint _endpoint;

    public SegmentationRefusedTests()
    {
        FaultyEndpoint.SkipWithoutLinux();
        _endpoint = new FaultyEndpoint();
    }

    public void Dispose() => _endpoint?.Dispose();

    [Theory]
    [InlineData(Errno.EIO)]
    [InlineData(Errno.EINVAL)]
    public void A_device_that_cannot_segment_gets_that_batch_and_all_later_ones_singly(int errno)
    {
        _endpoint.Kernel.Refuse = message => message.IsSegmented ? errno : 0;
        byte[][] first = _endpoint.Send(100, 100, 100, 40, 200, 200, 7);
        _endpoint.AssertTaken(first);
        Assert.False(_endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Contains($"errno {errno}", _endpoint.Transport.Capabilities.Gso.Reason, StringComparison.Ordinal);
        Assert.InRange(_endpoint.Counters.SegmentationFallbacks, 1, 2);

        _endpoint.Kernel.Offered.Clear();
        byte[][] second = _endpoint.Send(100, 100, 100);
        _endpoint.AssertTaken(first, second);
        Assert.DoesNotContain(_endpoint.Kernel.Offered, message => message.IsSegmented);
        Assert.Equal((10, 0), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Failed));
        Assert.Equal(first.Concat(second).Sum(payload => payload.Length), _endpoint.Counters.Bytes);
    }

    [Fact]
    public void A_device_that_ceases_to_segment_in_the_middle_of_a_batch_loses_nothing()
    {
        int segmented = 0;
        _endpoint.Kernel.Refuse = message => message.IsSegmented && ++segmented > 3 ? Errno.EIO : 0;
        byte[][] payloads = _endpoint.Send(Enumerable.Repeat(20, 128 * 6).ToArray());
        _endpoint.AssertTaken(payloads);
        Assert.Equal((128 * 6, 0), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Failed));
    }

    [Fact]
    public void Segments_beyond_the_path_MTU_go_singly_and_later_batches_are_segmented_again()
    {
        _endpoint.Kernel.Refuse = message => message.IsSegmented && message.Stride > 1_472 ? Errno.EMSGSIZE : 0;
        byte[][] first = _endpoint.Send(3_000, 3_000, 3_000, 100, 100, 100);
        _endpoint.AssertTaken(first);
        Assert.True(_endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Equal(1, _endpoint.Counters.SegmentationFallbacks);
        Assert.Contains(_endpoint.Kernel.Offered, message => message.Stride == 100);
        Assert.Equal((6, 0), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Failed));
    }

    [Theory]
    [InlineData(Errno.EINVAL)]
    [InlineData(Errno.EMSGSIZE)]
    public void Segments_beyond_the_path_MTU_say_nothing_of_the_device(int errno)
    {
        // Before Linux 6.14 they are refused with EINVAL, whether IP then fragments the single ones or, with DF, refuses them too.
        _endpoint.Path.Mtu = 1_500;
        foreach (bool isFragmented in (bool[])[true, false])
        {
            _endpoint.Kernel.Refuse = message =>
                message.Stride > 1_472 ? errno
                : message.Payload.Length > 1_472 && !message.IsSegmented && !isFragmented ? Errno.EMSGSIZE
                : 0;
            _endpoint.Send(1_473, 1_473, 1_473, 700);
            Assert.True(_endpoint.Transport.Capabilities.Gso.IsOn);
        }
        Assert.Equal((5, 3), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Counters.Datagrams(SendStatus.TooLong)));
    }

    [Fact]
    public void Datagrams_too_long_either_way_are_counted_as_too_long()
    {
        _endpoint.Kernel.Refuse = message => message.Payload.Length > 1_472 ? Errno.EMSGSIZE : 0;
        byte[][] payloads = _endpoint.Send(3_000, 3_000, 3_000, 100, 5_000, 100);
        Assert.Equal([payloads[3], payloads[5]], _endpoint.Kernel.Taken);
        Assert.True(_endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Equal((2, 4), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Counters.Datagrams(SendStatus.TooLong)));
    }

    [Theory]
    [InlineData(Errno.EINVAL)]
    [InlineData(Errno.EIO)]
    public void What_is_refused_singly_too_says_nothing_of_the_device(int errno)
    {
        // As the kernel does for port 0, which cannot be a destination (udp(7): EINVAL).
        _endpoint.Kernel.Refuse = message => message.Port == 0 ? errno : 0;
        RemoteAddress nowhere = RemoteAddress.Parse("127.0.0.1:0");
        for (int i = 0; i < 5; i++)
            _endpoint.Sender.Send(nowhere, new byte[100]);
        byte[][] payloads = _endpoint.Send(100, 100, 100);
        _endpoint.AssertTaken(payloads);
        Assert.True(_endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Equal((3, 5), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Counters.Datagrams(SendStatus.Failed)));
    }

    [Fact]
    public void A_single_datagram_refused_is_not_a_matter_of_segmentation()
    {
        _endpoint.Kernel.Refuse = message => message.Payload.Length == 50 ? Errno.EIO : 0;
        _endpoint.Send(50);
        _endpoint.Send(40, 50, 70, 70);
        Assert.Equal(0, _endpoint.Counters.SegmentationFallbacks);
        Assert.True(_endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Equal(2, _endpoint.Counters.Datagrams(SendStatus.Failed));
        Assert.Equal(3, _endpoint.Kernel.Taken.Count);
    }

    [Fact]
    public void The_datagrams_of_a_fallback_wait_for_room_like_any_other()
    {
        int calls = 0;
        _endpoint.Kernel.Refuse = message => message.IsSegmented ? Errno.EIO : ++calls % 3 == 1 ? Errno.EAGAIN : calls % 3 == 2 ? Errno.EINTR : 0;
        byte[][] payloads = _endpoint.Send(100, 100, 100, 100);
        _endpoint.AssertTaken(payloads);
        Assert.Equal(4, _endpoint.Kernel.Waits);

        // The segmented one, and for each datagram three attempts and a wait.
        Assert.Equal(17, _endpoint.Counters.Calls);
        Assert.Equal((4, 0), (_endpoint.Counters.Datagrams(SendStatus.Sent), _endpoint.Failed));
    }
}
