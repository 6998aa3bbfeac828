using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

/// <summary>News of dead peers, which the kernel has the next send to anybody pay for.</summary>
[SupportedOSPlatform("linux")]
public sealed class ErrorQueueTests : IDisposable
{
    private static readonly RemoteAddress Dead = RemoteAddress.Parse("127.0.0.1:7");
    private static readonly int[] Mixed = [100, 100, 90, 300, 300, 5, 0, 64, 65, 66, 64, 64];

    private readonly List<NetworkError> _errors = [];
    private FaultyEndpoint? _endpoint;

    public ErrorQueueTests() => FaultyEndpoint.SkipWithoutLinux();

    private FaultyEndpoint Endpoint => _endpoint ??= new FaultyEndpoint(onError: _errors.Add);

    public void Dispose() => _endpoint?.Dispose();

    [Theory]
    [InlineData(new[] { 64 })]
    [InlineData(new[] { 64, 64, 64 })]
    [InlineData(new[] { 100, 100, 90, 300, 300, 5, 0, 64, 65, 66, 64, 64 })]
    public void What_befell_earlier_datagrams_costs_this_one_nothing_and_is_told(int[] lengths)
    {
        for (int i = 0; i < 5; i++)
            Endpoint.Kernel.Hear(ErrorQueueEntry.PortUnreachable(Dead));
        byte[][] payloads = Endpoint.Send(lengths);
        Endpoint.AssertTaken(payloads);
        Assert.Equal((lengths.Length, 0), (Endpoint.Counters.Datagrams(SendStatus.Sent), Endpoint.Failed));
        Assert.Equal(Enumerable.Repeat(new NetworkError(Dead, NetworkErrorKind.PortUnreachable, 0, null, Errno.ECONNREFUSED), 5), _errors);
        Assert.Equal(5, Endpoint.Transport.NetworkErrors!.Refusals);
        Assert.Equal(0, Endpoint.Counters.Refusals);
    }

    [Fact]
    public void A_single_send_is_not_answered_with_anothers_error()
    {
        Endpoint.Kernel.Hear(ErrorQueueEntry.HostUnreachable(Dead));
        Assert.True(Endpoint.Transport.TrySend(FaultyEndpoint.Remote, [1], default).IsSent);
        Assert.Equal(NetworkErrorKind.HostUnreachable, Assert.Single(_errors).Kind);
    }

    [Fact]
    public void Errors_that_a_short_count_hides_are_read_too()
    {
        // The error of the second message is lost with the short count, and the entry stays.
        Endpoint.Kernel.OnTaken = message =>
        {
            if (message.Payload.Length == 100)
                Endpoint.Kernel.Hear(ErrorQueueEntry.PortUnreachable(Dead));
        };
        byte[][] payloads = Endpoint.Send(100, 101, 102, 103);
        Endpoint.AssertTaken(payloads);
        Assert.Single(_errors);
        Assert.Empty(Endpoint.Kernel.Errors);
    }

    [Fact]
    public void A_refusal_whose_entry_found_no_room_is_still_no_ones_own()
    {
        int refusals = 10;
        Endpoint.Kernel.Refuse = _ => refusals-- > 0 ? Errno.ECONNREFUSED : 0;
        Endpoint.AssertTaken(Endpoint.Send(Mixed));
        Assert.Empty(_errors);
    }

    [Fact]
    public void An_error_without_news_is_tried_once_more_and_is_then_the_datagrams_own()
    {
        Endpoint.Kernel.Refuse = message => message.Payload.Length == 300 ? Errno.ENETUNREACH : 0;
        byte[][] payloads = Endpoint.Send(100, 300, 301);
        Assert.Equal([payloads[0], payloads[2]], Endpoint.Kernel.Taken);
        Assert.Equal(1, Endpoint.Counters.Datagrams(SendStatus.Unreachable));

        Endpoint.Kernel.Offered.Clear();
        Assert.Equal(SendStatus.Unreachable, Endpoint.Transport.TrySend(FaultyEndpoint.Remote, new byte[300], default).Status);
        Assert.Equal(2, Endpoint.Kernel.Offered.Count);
        Assert.Empty(_errors);
    }

    [Fact]
    public void News_without_end_ends_the_attempts()
    {
        Endpoint.Kernel.Refuse = _ =>
        {
            Endpoint.Kernel.Errors.Enqueue(ErrorQueueEntry.HostUnreachable(Dead));
            return Errno.EHOSTUNREACH;
        };
        Endpoint.Send(100);
        Assert.Equal(1, Endpoint.Counters.Datagrams(SendStatus.Unreachable));
        Assert.InRange(Endpoint.Kernel.Offered.Count, SendRetry.MostRetries, SendRetry.MostRetries + 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void That_an_earlier_datagram_was_too_long_does_not_make_this_one_too_long(bool isConnected)
    {
        // A connected socket hears of it without an error queue too.
        using var endpoint = new FaultyEndpoint(isConnected, onError: isConnected ? null : _errors.Add);
        foreach (int[] lengths in (int[][])[[64], [64, 64], Mixed])
        {
            endpoint.Kernel.Taken.Clear();
            if (isConnected)
                endpoint.Kernel.PendingError = Errno.EMSGSIZE;
            else
                endpoint.Kernel.Hear(ErrorQueueEntry.FragmentationNeeded(Dead, 1_400));
            endpoint.AssertTaken(endpoint.Send(lengths));
            endpoint.Kernel.PendingError = Errno.EMSGSIZE;
            Assert.True(endpoint.Transport.TrySend(FaultyEndpoint.Remote, [1], default).IsSent);
        }
        Assert.Equal(0, endpoint.Failed);
        Assert.True(endpoint.Transport.Capabilities.Gso.IsOn);
        Assert.Equal(isConnected ? 0 : 3, _errors.Count(error => (error.Kind, error.Mtu) == (NetworkErrorKind.TooLong, 1_400)));
    }

    [Fact]
    public void What_is_too_long_itself_is_told_once_with_its_remote_and_its_equals_are_not_tried()
    {
        Endpoint.Path.Mtu = 1_500;
        Endpoint.Kernel.Refuse = message =>
        {
            if ((message.IsSegmented ? message.Stride : message.Payload.Length) <= 1_472)
                return 0;
            if (!message.IsSegmented)
                Endpoint.Kernel.Errors.Enqueue(ErrorQueueEntry.TooLongHere(FaultyEndpoint.Remote, 1_500));
            return Errno.EMSGSIZE;
        };
        byte[][] payloads = Endpoint.Send(1_473, 1_473, 1_473, 1_473, 1_473, 20, 100);
        Assert.Equal([payloads[5], payloads[6]], Endpoint.Kernel.Taken);
        Assert.Equal(5, Endpoint.Counters.Datagrams(SendStatus.TooLong));
        Assert.Equal(2, Endpoint.Kernel.Offered.Count(message => message is { IsSegmented: false, Payload.Length: 1_473 }));
        Assert.Equal([new NetworkError(FaultyEndpoint.Remote, NetworkErrorKind.TooLong, 1_500, null, Errno.EMSGSIZE)], _errors);
        Assert.Empty(Endpoint.Kernel.Errors);

        Assert.Equal(new SendResult(SendStatus.TooLong, Errno.EMSGSIZE, 1_500), Endpoint.Transport.TrySend(FaultyEndpoint.Remote, new byte[1_473], default));
        Assert.Single(_errors);
    }

    [Fact]
    public void A_callback_may_send()
    {
        FaultyEndpoint? endpoint = null;
        using FaultyEndpoint made = endpoint = new FaultyEndpoint(onError: error =>
        {
            _errors.Add(error);
            if (_errors.Count < 3)
                endpoint!.Kernel.Hear(ErrorQueueEntry.PortUnreachable(Dead));
            Assert.True(endpoint!.Transport.TrySend(FaultyEndpoint.Remote, [9], default).IsSent);
        });
        endpoint.Kernel.Hear(ErrorQueueEntry.PortUnreachable(Dead));
        endpoint.Send(64);
        Assert.Equal((3, 4), (_errors.Count, endpoint.Kernel.Taken.Count));
    }

    [Fact]
    public void What_a_callback_throws_comes_out_of_the_flush_when_all_has_left()
    {
        bool isFaulty = true;
        using var endpoint = new FaultyEndpoint(onError: error =>
        {
            _errors.Add(error);
            if (isFaulty)
                throw new InvalidOperationException("the callback's own");
        });
        endpoint.Kernel.Hear(ErrorQueueEntry.PortUnreachable(Dead));
        endpoint.Kernel.Hear(ErrorQueueEntry.HostUnreachable(Dead));
        Assert.Throws<InvalidOperationException>(() => endpoint.Send(Mixed));
        Assert.Equal(Mixed.Length, endpoint.Kernel.Taken.Count);

        isFaulty = false;
        endpoint.Send(1);
        Assert.Equal([NetworkErrorKind.PortUnreachable, NetworkErrorKind.HostUnreachable], _errors.Select(error => error.Kind));
    }
}
