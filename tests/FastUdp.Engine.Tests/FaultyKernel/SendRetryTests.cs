using System.Diagnostics;
using System.Runtime.Versioning;
using FastUdp.Interop.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.FaultyKernel;

[SupportedOSPlatform("linux")]
public class SendRetryTests
{
    private static readonly int[] Mixed = [100, 100, 90, 300, 300, 5, 0, 64, 65, 66, 64, 64];

    public SendRetryTests() => FaultyEndpoint.SkipWithoutLinux();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_a_short_count_it_goes_on_at_the_first_unsent_message(int mostAtOnce)
    {
        using var endpoint = new FaultyEndpoint();
        endpoint.Kernel.MostAtOnce = mostAtOnce;
        byte[][] payloads = endpoint.Send(Mixed);
        endpoint.AssertTaken(payloads);
        Assert.Equal((Mixed.Length, 0), (endpoint.Counters.Datagrams(SendStatus.Sent), endpoint.Failed));
        Assert.Equal(Mixed.Sum(), endpoint.Counters.Bytes);
    }

    [Theory]
    [InlineData(Errno.EINTR, 0)]
    [InlineData(Errno.EAGAIN, 5)]
    public void An_interruption_or_a_full_buffer_is_passed_through(int errno, int waits)
    {
        using var endpoint = new FaultyEndpoint();
        int refusals = 0;
        endpoint.Kernel.Refuse = _ => refusals++ < 5 ? errno : 0;
        byte[][] payloads = endpoint.Send(Mixed);
        endpoint.AssertTaken(payloads);
        Assert.Equal(waits, endpoint.Kernel.Waits);
        Assert.Equal((Mixed.Length, 0, 0), (endpoint.Counters.Datagrams(SendStatus.Sent), endpoint.Failed, endpoint.Counters.SocketErrors));
    }

    [Theory]
    [InlineData(new[] { 64 })]
    [InlineData(new[] { 100, 100, 100, 50, 50, 20 })]
    public async Task A_buffer_that_stays_full_costs_the_send_time_out_once_and_the_rest_is_counted(int[] lengths)
    {
        using var endpoint = new FaultyEndpoint(sendTimeout: TimeSpan.FromMilliseconds(60));
        endpoint.Kernel.OnWait = time => Assert.InRange(time, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(60));
        endpoint.Kernel.Refuse = _ => Errno.EAGAIN;
        var waited = new Stopwatch();
        await TimeLimits.OnOwnThread(() =>
        {
            waited.Start();
            endpoint.Send(lengths);
            waited.Stop();
        }).Within();
        Assert.True(waited.Elapsed >= TimeSpan.FromMilliseconds(55), $"It gave up after {waited.Elapsed}.");
        Assert.Empty(endpoint.Kernel.Taken);
        Assert.Equal(lengths.Length, endpoint.Counters.Datagrams(SendStatus.WouldBlock));

        endpoint.Kernel.Refuse = null;
        byte[][] next = endpoint.Send(1, 2, 3);
        endpoint.AssertTaken(next);
    }

    [Fact]
    public async Task A_time_out_of_zero_does_not_wait()
    {
        using var endpoint = new FaultyEndpoint(sendTimeout: TimeSpan.Zero);
        endpoint.Kernel.Refuse = _ => Errno.EAGAIN;
        await TimeLimits.OnOwnThread(() => endpoint.Send(100, 100, 50, 60)).Within();
        Assert.Equal(0, endpoint.Kernel.Waits);
        Assert.Equal(4, endpoint.Counters.Datagrams(SendStatus.WouldBlock));
    }

    [Theory]
    [InlineData(new[] { Errno.ECONNREFUSED })]
    [InlineData(new[] { Errno.EAGAIN, Errno.ECONNREFUSED })]
    [InlineData(new[] { Errno.EINTR, Errno.ECONNREFUSED, Errno.EAGAIN, Errno.EINTR })]
    public void News_of_an_earlier_datagram_costs_this_one_nothing(int[] errnos)
    {
        foreach (int[] lengths in (int[][])[[64], [64, 64, 64], Mixed])
        {
            using var endpoint = new FaultyEndpoint(isConnected: true);
            int next = 0;
            endpoint.Kernel.Refuse = _ => next < errnos.Length ? errnos[next++] : 0;
            byte[][] payloads = endpoint.Send(lengths);
            endpoint.AssertTaken(payloads);
            Assert.Equal((lengths.Length, 0, 1), (endpoint.Counters.Datagrams(SendStatus.Sent), endpoint.Failed, endpoint.Counters.SocketErrors));
        }
    }

    [Theory]
    [InlineData(Errno.ECONNREFUSED, SendStatus.Refused)]
    [InlineData(Errno.EHOSTUNREACH, SendStatus.Unreachable)]
    public void An_error_that_comes_again_is_the_datagrams_own(int errno, SendStatus status)
    {
        using var endpoint = new FaultyEndpoint(isConnected: true);
        endpoint.Kernel.Refuse = message => message.Payload.Length == 300 ? errno : 0;
        byte[][] first = endpoint.Send(100, 300, 301, 301);
        byte[][] second = endpoint.Send(300);
        Assert.Equal(first.Concat(second).Where(payload => payload.Length != 300), endpoint.Kernel.Taken);
        Assert.Equal(2, endpoint.Counters.Datagrams(status));
        Assert.Equal(3, endpoint.Counters.Datagrams(SendStatus.Sent));
    }

    [Fact]
    public void An_endpoint_open_to_all_takes_every_error_as_the_datagrams_own()
    {
        using var endpoint = new FaultyEndpoint();
        endpoint.Kernel.Refuse = message => message.Payload.Length == 300 ? Errno.ENETUNREACH : 0;
        endpoint.Send(100, 300, 301);
        Assert.Equal(1, endpoint.Counters.Datagrams(SendStatus.Unreachable));
        Assert.Equal(0, endpoint.Counters.SocketErrors);
        Assert.Equal(2, endpoint.Kernel.Taken.Count);
    }
}
