using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public void Every_capability_says_whether_it_is_on_and_why()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpCapabilities capabilities = endpoint.Capabilities;
        Assert.Equal(Options.Backend, capabilities.Backend);
        Assert.Equal(
            [capabilities.BatchedCalls, capabilities.Gso, capabilities.Gro, capabilities.BusyPoll, capabilities.Metadata, capabilities.SendOptions],
            Enumerable.Range(0, capabilities.Count).Take(6).Select(index => capabilities[index]));
        Assert.All(capabilities, row =>
        {
            Assert.NotEmpty(row.Name);
            Assert.NotEmpty(row.Reason);
            Assert.Contains(row.IsOn ? ": on (" : ": off (", row.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_the_options_turn_off_is_off_and_nothing_else_is()
    {
        UdpEndpoint plain = Endpoints.Bind();
        UdpEndpoint without = Endpoints.Bind(change: options => options with { UseGso = false, UseGro = false, BusyPoll = TimeSpan.Zero });
        Assert.False(without.Capabilities.Gso.IsOn);
        Assert.False(without.Capabilities.Gro.IsOn);
        Assert.False(without.Capabilities.BusyPoll.IsOn);
        Assert.Equal(plain.Capabilities.BatchedCalls, without.Capabilities.BatchedCalls);

        UdpEndpoint bounded = Endpoints.Bind(change: options => options with { MaxDatagramBytes = 1_472 });
        Assert.False(bounded.Capabilities.Gro.IsOn);
        Assert.Equal(plain.Capabilities.Gso, bounded.Capabilities.Gso);
    }

    [Fact]
    public async Task The_handlers_own_sender_and_the_users_share_one_address()
    {
        UdpEndpoint server = Endpoints.Bind();
        Endpoints.Run(server, Handler.Echo);
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        client.TrySend(AddressOf(server), [1]);
        await inbox.TakeAsync(1);
        using (DatagramSender sender = server.CreateSender())
            sender.Send(AddressOf(client), [2]);
        Assert.True(server.TrySend(AddressOf(client), [3]).IsSent);
        Arrival[] arrivals = await inbox.TakeAsync(3);
        Assert.All(arrivals, arrival => Assert.Equal(AddressOf(server), arrival.Remote));
    }
}
