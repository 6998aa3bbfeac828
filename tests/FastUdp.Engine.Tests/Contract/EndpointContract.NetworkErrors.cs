using System.Collections.Concurrent;
using System.Net;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Theory]
    [InlineData(MetadataFields.None)]
    [InlineData(MetadataFields.All)]
    public async Task A_port_where_nobody_listens_is_told_with_its_address(MetadataFields metadata)
    {
        // The metadata that is asked for comes with an error too, before what it says.
        var told = new ConcurrentQueue<NetworkError>();
        UdpEndpoint endpoint = BindTelling(told.Enqueue, metadata);
        Endpoints.Collect(endpoint);
        RemoteAddress dead = FindFreePort();
        Assert.True(endpoint.TrySend(dead, [1]).IsSent);
        await TimeLimits.Until(() => !told.IsEmpty, "the refusal is told");
        Assert.Equal(
            new NetworkError(dead, NetworkErrorKind.PortUnreachable, 0, IPAddress.Loopback, 111), Assert.Single(told));
        Assert.Equal((1, 1, 0), (endpoint.Statistics.NetworkErrors, endpoint.Statistics.Refusals, endpoint.Statistics.NetworkErrorsUntold));
    }

    [Fact]
    public void Who_is_not_told_counts_nothing_and_the_capability_says_why()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        endpoint.TrySend(FindFreePort(), [1]);
        Assert.True(endpoint.TrySend(AddressOf(endpoint), [1]).IsSent);
        Assert.False(endpoint.Capabilities.NetworkErrors.IsOn);
        Assert.Equal((0, 0), (endpoint.Statistics.NetworkErrors, endpoint.Statistics.Refusals));
    }

    [Fact]
    public async Task Errors_of_dead_peers_without_number_cost_a_healthy_one_nothing()
    {
        const int Rounds = 400;
        long told = 0;
        UdpEndpoint endpoint = BindTelling(_ => told++);
        (UdpEndpoint healthy, Inbox inbox) = Endpoints.Listen();
        RemoteAddress[] dead = FindFreePorts(16);
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, Rounds * 6).Select(i => (i % 6) switch { 0 or 1 or 2 => 64, 3 => 40, 4 => 0, _ => 300 }));
        var large = new byte[1_000];
        using (DatagramSender sender = endpoint.CreateSender())
        {
            // Runs to the healthy one and to dead ones in turn, and single sends between.
            for (int round = 0; round < Rounds; round++)
            {
                sender.Send(dead[round % dead.Length], large);
                foreach (byte[] payload in payloads.AsSpan(round * 6, 4))
                    sender.Send(AddressOf(healthy), payload);
                sender.Send(dead[(round + 1) % dead.Length], large);
                sender.Send(dead[(round + 1) % dead.Length], large);
                if (round % 5 == 0)
                    sender.Send(dead[(round + 2) % dead.Length], []);
                sender.Send(AddressOf(healthy), payloads[(round * 6) + 4]);
                sender.Flush();
                Assert.True(endpoint.TrySend(dead[(round + 3) % dead.Length], large).IsSent);
                Assert.True(endpoint.TrySend(AddressOf(healthy), payloads[(round * 6) + 5]).IsSent);
                if (round % 16 == 15)
                    await inbox.TakeAsync((round + 1) * 6);
            }
        }
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        UdpStatistics statistics = endpoint.Statistics;
        Assert.Equal(
            (0, 0, 0, 0), (statistics.SendsRefused, statistics.SendsFailed, statistics.SendsUnreachable, statistics.SendsTooLong));
        Assert.True(endpoint.TrySend(AddressOf(healthy), []).IsSent);

        // Further errors may come between the readings of the two counters.
        await TimeLimits.Until(
            () => endpoint.Statistics is { NetworkErrors: > 0 } counted && counted.NetworkErrors == counted.Refusals, "errors are told, refusals all");
    }

    [Fact]
    public async Task A_receive_goes_on_among_errors_and_does_not_spin()
    {
        UdpEndpoint endpoint = BindTelling(static _ => { });
        Inbox inbox = Endpoints.Collect(endpoint);
        UdpEndpoint friend = Endpoints.Bind();
        RemoteAddress[] dead = FindFreePorts(8);
        for (int i = 0; i < 500; i++)
        {
            Assert.True(endpoint.TrySend(dead[i % dead.Length], [1]).IsSent);
            Assert.True(friend.TrySend(AddressOf(endpoint), [2]).IsSent);
            if (i % 50 == 49)
                await inbox.TakeAsync(i + 1);
        }
        await TimeLimits.Until(() => endpoint.Statistics.NetworkErrors == 500, "all errors are told");
        Assert.Equal(0, endpoint.Statistics.NetworkErrorsUntold);
    }

    [Fact]
    public async Task What_the_callback_throws_ends_the_receive()
    {
        UdpEndpoint endpoint = BindTelling(static _ => throw new InvalidOperationException("the callback's own"));
        Task run = endpoint.RunAsync(new Inbox());
        try
        {
            endpoint.TrySend(FindFreePort(), [1]);
        }
        catch (InvalidOperationException)
        {
            return; // Told by the send itself.
        }
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => run.Within());
        Assert.Equal("the callback's own", thrown.Message);
    }

    /// <summary>An endpoint that tells of network errors; the test ends here, well, where it cannot.</summary>
    private UdpEndpoint BindTelling(Action<NetworkError> onError, MetadataFields metadata = MetadataFields.None)
    {
        try
        {
            UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { OnNetworkError = onError, Metadata = metadata });
            Assert.True(endpoint.Capabilities.NetworkErrors.IsOn);
            return endpoint;
        }
        catch (PlatformNotSupportedException exception)
        {
            string reason = Endpoints.Bind().Capabilities.NetworkErrors.Reason;
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
            Assert.Skip(reason);
            throw;
        }
    }

    private RemoteAddress[] FindFreePorts(int count)
    {
        UdpEndpoint[] endpoints = Enumerable.Range(0, count).Select(_ => UdpEndpoint.Bind(TestEndpoints.Loopback, Options)).ToArray();
        RemoteAddress[] addresses = endpoints.Select(AddressOf).ToArray();
        foreach (UdpEndpoint endpoint in endpoints)
            endpoint.Dispose();
        return addresses;
    }
}
