using System.Net;
using System.Text;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Multicast;

/// <summary>
/// Groups and broadcasts across a link, with peers/group_peer.py at its other end: inside the two hosts that <see cref="TwoHostsGroupTests"/>
/// makes, and nowhere else.
/// </summary>
public abstract class LinkContract : IAsyncLifetime
{
    public const string Wire = "wire";
    public const int PeerPort = 7_100;

    private const string Peer = "192.0.2.1";
    private const string PeerV6 = "2001:db8::1";
    private const string Own = "192.0.2.2";
    private const string OwnV6 = "2001:db8::2";

    private TestEndpoints? _endpoints;

    protected abstract UdpBackend Backend { get; }

    private static int WireIndex => NetworkInterfaces.Find(Wire)!.Index;

    private TestEndpoints Endpoints => _endpoints ??= new TestEndpoints(new UdpEndpointOptions { Backend = Backend });

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(
            NetworkInterfaces.Find(Wire) is { } wire && wire.Addresses.Any(own => own.Address.ToString() == Own),
            "the link between two hosts is made by TwoHostsGroupTests");
        await AwaitPeerAsync("0.0.0.0", Peer);
        await AwaitPeerAsync("::", PeerV6);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_endpoints is not null)
            await _endpoints.DisposeAsync();
    }

    [Theory]
    [InlineData(Own, "239.255.71.1")]
    [InlineData(OwnV6, "ff02::7101")]
    public async Task A_datagram_to_a_group_crosses_the_link_with_the_hop_limit_asked_for(string own, string group)
    {
        (UdpEndpoint near, Inbox nearInbox) = Listen(own, new MulticastOptions { InterfaceIndex = WireIndex });
        (UdpEndpoint far, Inbox farInbox) = Listen(own, new MulticastOptions { InterfaceIndex = WireIndex, HopLimit = 7 });
        Say(near, group, "hello");
        Say(far, group, "hello");
        Assert.Equal(["hello 1"], await HeardAsync(nearInbox, 1));
        Assert.Equal(["hello 7"], await HeardAsync(farInbox, 1));
    }

    [Fact]
    public async Task A_datagram_to_a_group_with_no_hop_left_stays_on_the_machine_that_has_a_member()
    {
        Endpoints.Bind(new IPEndPoint(IPAddress.Any, 0)).Join(new MulticastGroup(IPAddress.Parse("239.255.71.1"), InterfaceIndex: WireIndex));
        (UdpEndpoint endpoint, Inbox inbox) = Listen(Own, new MulticastOptions { InterfaceIndex = WireIndex, HopLimit = 0 });
        Say(endpoint, "239.255.71.1", "stays");
        Say(endpoint, Peer, "crosses");
        Assert.Equal(["crosses 64"], await HeardAsync(inbox, 1));
    }

    [Theory]
    [InlineData("0.0.0.0", Own, "239.255.71.3")]
    [InlineData("::", OwnV6, "ff02::7103")]
    [InlineData("::", Own, "239.255.71.3")]
    public async Task Members_on_this_machine_hear_it_unless_looping_is_off(string any, string own, string group)
    {
        (UdpEndpoint member, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Parse(any), 0));
        member.Join(new MulticastGroup(IPAddress.Parse(group), InterfaceIndex: WireIndex));
        UdpEndpoint silent = Endpoints.Bind(EndPoint(own, 0), options => options with { Multicast = new() { InterfaceIndex = WireIndex, Loopback = false } });
        UdpEndpoint loud = Endpoints.Bind(EndPoint(own, 0), options => options with { Multicast = new() { InterfaceIndex = WireIndex } });
        foreach ((UdpEndpoint speaker, string text) in new[] { (silent, "unheard"), (loud, "heard") })
            Assert.True(speaker.TrySend(EndPoint(group, member.LocalEndPoint.Port), Encoding.ASCII.GetBytes(text)).IsSent);
        Assert.Equal(["heard"], await HeardAsync(inbox, 1));
    }

    [Theory]
    [InlineData("0.0.0.0", Peer, "239.255.71.4")]
    [InlineData("::", Peer, "239.255.71.4")]
    [InlineData("::", PeerV6, "ff02::7104")]
    public async Task A_group_is_heard_across_the_link_while_it_is_joined(string any, string peer, string address)
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Parse(any), 0));
        var group = new MulticastGroup(IPAddress.Parse(address), InterfaceIndex: WireIndex);
        Say(endpoint, peer, $"say {address} early");
        Say(endpoint, peer, "one");
        await HeardAsync(inbox, 1);
        endpoint.Join(group);
        Say(endpoint, peer, $"say {address} joined");
        await HeardAsync(inbox, 2);
        endpoint.Leave(group);
        Say(endpoint, peer, $"say {address} late");
        Say(endpoint, peer, "two");
        Assert.Equal(["one 64", "joined", "two 64"], await HeardAsync(inbox, 3));
    }

    // Of global scope, so that the peer sends to it from its global address, once it has a link-local one too (RFC 6724 section 5).
    [Theory]
    [InlineData("0.0.0.0", "232.255.71.5", Peer, "192.0.2.77")]
    [InlineData("::", "232.255.71.5", Peer, "192.0.2.77")]
    [InlineData("::", "ff3e::7105", PeerV6, "2001:db8::77")]
    public async Task A_group_of_one_source_is_heard_from_it_alone(string any, string address, string source, string other)
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Parse(any), 0));
        var ofOther = new MulticastGroup(IPAddress.Parse(address), IPAddress.Parse(other), WireIndex);
        endpoint.Join(ofOther);
        Say(endpoint, source, $"say {address} early");
        Say(endpoint, source, "one");
        await HeardAsync(inbox, 1);
        endpoint.Join(ofOther with { Source = IPAddress.Parse(source) });
        Say(endpoint, source, $"say {address} joined");
        await HeardAsync(inbox, 2);
        endpoint.Leave(ofOther with { Source = IPAddress.Parse(source) });
        Say(endpoint, source, $"say {address} late");
        Say(endpoint, source, "two");
        Assert.Equal(["one 64", "joined", "two 64"], await HeardAsync(inbox, 3));
    }

    [Fact]
    public async Task A_broadcast_crosses_the_link_each_way()
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Any, 0), options => options with { Broadcast = true });
        RemoteAddress directed = Assert.Single(NetworkInterfaces.DirectedBroadcasts(PeerPort));
        Assert.Equal(RemoteAddress.Parse($"192.0.2.255:{PeerPort}"), directed);
        Assert.True(endpoint.TrySend(directed, "directed"u8).IsSent);
        await HeardAsync(inbox, 1);
        Say(endpoint, Peer, "say 192.0.2.255 back");
        Assert.Equal(["directed 64", "back"], await HeardAsync(inbox, 2));

        // Without a route to 255.255.255.255 the source's link is taken.
        (UdpEndpoint bound, Inbox boundInbox) = Endpoints.Listen(EndPoint(Own, 0), options => options with { Broadcast = true });
        Say(bound, "255.255.255.255", "limited");
        Assert.Equal(["limited 64"], await HeardAsync(boundInbox, 1));
    }

    // From here on nothing is lost: both ends of the link are up, and the peer hears.
    private async Task AwaitPeerAsync(string any, string peer)
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen(EndPoint(any, 0));
        bool Answers()
        {
            endpoint.TrySend(EndPoint(peer, PeerPort), "ready"u8);
            return inbox.Count > 0;
        }
        await TimeLimits.Until(Answers, "the peer answers");
    }

    private static IPEndPoint EndPoint(string address, int port) => new(IPAddress.Parse(address), port);

    private static void Say(UdpEndpoint endpoint, string to, string text) =>
        Assert.True(endpoint.TrySend(EndPoint(to, PeerPort), Encoding.ASCII.GetBytes(text)).IsSent);

    private static async Task<string[]> HeardAsync(Inbox inbox, int count)
    {
        await inbox.TakeAsync(count);
        Arrival[] arrivals = await inbox.TakeAsync(inbox.Count);
        return [.. arrivals.Select(arrival => Encoding.ASCII.GetString(arrival.Payload))];
    }

    private (UdpEndpoint Endpoint, Inbox Inbox) Listen(string own, MulticastOptions multicast) =>
        Endpoints.Listen(EndPoint(own, 0), options => options with { Multicast = multicast });
}

public sealed class LinuxLink : LinkContract
{
    protected override UdpBackend Backend => UdpBackend.Linux;
}

public sealed class PortableLink : LinkContract
{
    protected override UdpBackend Backend => UdpBackend.Portable;
}
