using System.Runtime.Versioning;
using FastUdp.Buffers;
using FastUdp.Interop.Linux;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>What the Linux backend tells its observer beyond what it counts.</summary>
[SupportedOSPlatform("linux")]
public sealed class ObservedEndpointTests : IDisposable
{
    private readonly FaultyEndpoint _endpoint;
    private readonly Observer _observer = new();

    public ObservedEndpointTests()
    {
        FaultyEndpoint.SkipWithoutLinux();
        _endpoint = new FaultyEndpoint(sendTimeout: TimeSpan.Zero);
        _endpoint.Counters.Observer = _observer;
    }

    public void Dispose() => _endpoint?.Dispose();

    [Fact]
    public void The_end_of_segmentation_is_told_once()
    {
        _endpoint.Kernel.Refuse = message => message.IsSegmented ? Errno.EIO : 0;
        _endpoint.Send(100, 100, 100);
        _endpoint.Send(100, 100, 100);
        Assert.Contains("errno 5", Assert.Single(_observer.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_dropped_for_want_of_room_is_told_and_counted()
    {
        _endpoint.Kernel.Refuse = _ => Errno.EAGAIN;
        _endpoint.Send(100, 100, 100, 7);
        Assert.Equal(4, _observer.GivenUp);
        Assert.Equal(4, _endpoint.Counters.Datagrams(SendStatus.WouldBlock));
        Assert.Empty(_observer.Reasons);
    }

    [Fact]
    public void A_single_send_that_would_block_is_an_answer_and_no_event()
    {
        _endpoint.Kernel.Refuse = _ => Errno.EAGAIN;
        Assert.Equal(SendStatus.WouldBlock, _endpoint.Transport.TrySend(FaultyEndpoint.Remote, [1], default).Status);
        Assert.Equal(0, _observer.GivenUp);
    }

    private sealed class Observer : ITransportObserver
    {
        public List<string> Reasons { get; } = [];

        public long GivenUp { get; private set; }

        public void OnBatch(ReadOnlySpan<ReceivedRun> runs, int datagrams)
        {
        }

        public void OnReceiveStarted()
        {
        }

        public void OnReceiveEnded(Exception? failure)
        {
        }

        public void OnClosing()
        {
        }

        public void OnStarved()
        {
        }

        public void OnSendTimedOut(long datagrams) => GivenUp += datagrams;

        public void OnSegmentationOff(string reason) => Reasons.Add(reason);
    }
}
