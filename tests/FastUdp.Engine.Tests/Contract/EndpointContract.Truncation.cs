using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(2_047)]
    [InlineData(2_048)]
    [InlineData(2_049)]
    [InlineData(9_000)]
    public async Task A_datagram_beyond_the_bound_is_cut_and_marked_and_counted_one_at_the_bound_is_not(int bound)
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen(change: options => options with { MaxDatagramBytes = bound });
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        int[] lengths = [bound - 1, bound, bound + 1, bound, 0, 20_000, bound];
        byte[][] payloads = Payloads.Of(lengths);
        await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);

        Arrival[] arrivals = await inbox.TakeAsync(lengths.Length);
        Payloads.AssertSame(payloads.Select(payload => payload.AsSpan(0, Math.Min(bound, payload.Length)).ToArray()).ToArray(), arrivals);
        Assert.Equal(lengths.Select(length => length > bound), arrivals.Select(arrival => arrival.IsTruncated));

        UdpStatistics statistics = receiver.Statistics;
        Assert.Equal(lengths.Count(length => length > bound), statistics.DatagramsTruncated);
        Assert.Equal(lengths.Sum(length => Math.Min(length, bound)), statistics.BytesReceived);
    }

    [Fact]
    public async Task Runs_of_equal_datagrams_beyond_the_bound_are_each_cut()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen(change: options => options with { MaxDatagramBytes = 100 });
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(120, 500));
        await Traffic.SendPacedAsync(sender, AddressOf(receiver), payloads, inbox);

        Arrival[] arrivals = await inbox.TakeAsync(payloads.Length);
        Payloads.AssertSame(payloads.Select(payload => payload[..100]).ToArray(), arrivals);
        Assert.All(arrivals, arrival => Assert.True(arrival.IsTruncated));
    }

    [Fact]
    public async Task A_lease_of_a_cut_datagram_is_marked_too()
    {
        UdpEndpoint receiver = Endpoints.Bind(change: options => options with { MaxDatagramBytes = 10 });
        UdpEndpoint origin = Endpoints.Bind();
        await using IAsyncEnumerator<DatagramLease> reader = receiver.ReadAllAsync().GetAsyncEnumerator();
        ValueTask<bool> first = reader.MoveNextAsync();
        origin.TrySend(AddressOf(receiver), new byte[11]);
        origin.TrySend(AddressOf(receiver), new byte[10]);
        Assert.True(await first.Within());
        using (DatagramLease lease = reader.Current)
            Assert.True(lease.IsTruncated);
        Assert.True(await reader.MoveNextAsync().Within());
        using (DatagramLease lease = reader.Current)
            Assert.False(lease.IsTruncated);
    }

    [Fact]
    public async Task Small_receive_blocks_carry_traffic_both_ways()
    {
        UdpEndpoint server = Endpoints.Bind(change: options => options with { MaxDatagramBytes = 1_500 });
        Endpoints.Run(server, Handler.SendBack);
        UdpEndpoint client = Endpoints.Bind(change: options => options with { MaxDatagramBytes = 1_500 });
        Inbox inbox = Endpoints.Collect(client);
        using DatagramSender sender = client.CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 1_000).Select(i => i % 3 == 0 ? 1_500 : 60));
        await Traffic.SendPacedAsync(sender, AddressOf(server), payloads, inbox);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
    }
}
