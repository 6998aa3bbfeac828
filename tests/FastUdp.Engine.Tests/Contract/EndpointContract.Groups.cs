using System.Net;
using System.Net.Sockets;
using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>Multicast over the loopback interface, which nothing leaves the machine by.</summary>
public abstract partial class EndpointContract
{
    private static readonly IPAddress GroupAddress = IPAddress.Parse("239.255.71.1");
    private static readonly IPAddress OtherGroupAddress = IPAddress.Parse("239.255.71.2");
    private static readonly IPAddress SourceGroupAddress = IPAddress.Parse("232.255.71.1");
    private static readonly IPAddress FirstSource = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress SecondSource = IPAddress.Parse("127.0.0.3");

    [Fact]
    public async Task An_endpoint_hears_a_group_from_when_it_joins_to_when_it_leaves()
    {
        MulticastGroup group = LoopbackGroup(GroupAddress);
        (UdpEndpoint member, Inbox inbox) = Endpoints.Listen(Wildcard);
        UdpEndpoint speaker = BindSpeaker();

        Say(speaker, member, GroupAddress, 66);
        member.Join(group);
        Say(speaker, member, GroupAddress, 1);
        member.Leave(group);
        Say(speaker, member, GroupAddress, 66);
        Say(speaker, member, IPAddress.Loopback, 2);
        await AssertHeardAsync(inbox, 1, 2);
    }

    [Fact]
    public async Task An_endpoint_does_not_hear_what_only_others_of_the_machine_joined()
    {
        SkipWithoutGroups();
        UdpEndpoint member = Endpoints.Bind(Wildcard, Share);
        (UdpEndpoint stranger, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Any, member.LocalEndPoint.Port), Share);
        member.Join(LoopbackGroup(GroupAddress));
        stranger.Join(LoopbackGroup(OtherGroupAddress));

        UdpEndpoint speaker = BindSpeaker();
        Say(speaker, member, GroupAddress, 66);
        Say(speaker, member, OtherGroupAddress, 1);
        await AssertHeardAsync(inbox, 1);
    }

    [Fact]
    public async Task Endpoints_that_share_an_address_each_hear_a_group()
    {
        SkipWithoutGroups();
        (UdpEndpoint first, Inbox firstInbox) = Endpoints.Listen(Wildcard, Share);
        (UdpEndpoint second, Inbox secondInbox) = Endpoints.Listen(new IPEndPoint(IPAddress.Any, first.LocalEndPoint.Port), Share);
        first.Join(LoopbackGroup(GroupAddress));
        second.Join(LoopbackGroup(GroupAddress));

        UdpEndpoint speaker = BindSpeaker();
        Say(speaker, first, GroupAddress, 1);
        first.Leave(LoopbackGroup(GroupAddress));
        Say(speaker, first, GroupAddress, 2);
        await AssertHeardAsync(secondInbox, 1, 2);
        await AssertHeardAsync(firstInbox, 1);
    }

    [Fact]
    public void An_address_is_not_shared_unless_both_say_so()
    {
        SkipWithoutGroups();
        UdpEndpoint first = Endpoints.Bind(Wildcard, Share);
        var exception = Assert.Throws<SocketException>(() => Endpoints.Bind(first.LocalEndPoint));
        Assert.Equal(SocketError.AddressAlreadyInUse, exception.SocketErrorCode);
    }

    [Fact]
    public async Task A_whole_batch_to_a_group_arrives()
    {
        (UdpEndpoint member, Inbox inbox) = Endpoints.Listen(Wildcard);
        member.Join(LoopbackGroup(GroupAddress));
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(100, 200));
        using DatagramSender sender = BindSpeaker().CreateSender();
        foreach (byte[] payload in payloads)
            sender.Send(new IPEndPoint(GroupAddress, member.LocalEndPoint.Port), payload);
        sender.Flush();
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
    }

    [Fact]
    public async Task A_group_of_one_source_is_heard_from_that_source_alone()
    {
        (UdpEndpoint member, Inbox inbox) = Endpoints.Listen(Wildcard);
        MulticastGroup ofFirst = LoopbackGroup(SourceGroupAddress) with { Source = FirstSource };
        SkipWithoutSources(member);
        UdpEndpoint first = BindSpeaker(FirstSource);
        UdpEndpoint second = BindSpeaker(SecondSource);

        member.Join(ofFirst);
        Say(second, member, SourceGroupAddress, 66);
        Say(first, member, SourceGroupAddress, 1);
        member.Join(ofFirst with { Source = SecondSource });
        Say(second, member, SourceGroupAddress, 2);
        member.Leave(ofFirst);
        Say(first, member, SourceGroupAddress, 66);
        Say(second, member, SourceGroupAddress, 3);
        await AssertHeardAsync(inbox, 1, 2, 3);
    }

    [Fact]
    public async Task An_IPv6_endpoint_in_dual_mode_hears_IPv4_groups_and_sends_to_them()
    {
        MulticastGroup group = LoopbackGroup(GroupAddress);
        SkipWithoutIPv6();
        (UdpEndpoint member, Inbox inbox) = Endpoints.Listen(new IPEndPoint(IPAddress.IPv6Any, 0));
        UdpEndpoint speaker = Endpoints.Bind(new IPEndPoint(IPAddress.IPv6Any, 0), ByLoopback);

        Say(speaker, member, GroupAddress, 66);
        member.Join(group);
        Say(speaker, member, GroupAddress, 1);
        member.Leave(group);
        if (member.Capabilities.SourceSpecificMulticast.IsOn)
        {
            MulticastGroup ofFirst = LoopbackGroup(SourceGroupAddress) with { Source = FirstSource };
            member.Join(ofFirst);
            Say(BindSpeaker(SecondSource), member, SourceGroupAddress, 66);
            member.Leave(ofFirst);
        }
        Say(BindSpeaker(), member, IPAddress.Loopback, 2);
        await AssertHeardAsync(inbox, 1, 2);
    }

    [Fact]
    public async Task A_broadcast_takes_permission()
    {
        SkipWithoutGroups();
        (UdpEndpoint listener, Inbox inbox) = Endpoints.Listen(Wildcard);
        RemoteAddress broadcast = new IPEndPoint(IPAddress.Parse("127.255.255.255"), listener.LocalEndPoint.Port);
        UdpEndpoint silent = Endpoints.Bind();
        Assert.Equal(SendStatus.Denied, silent.TrySend(broadcast, [66]).Status);
        Assert.True(Endpoints.Bind(change: options => options with { Broadcast = true }).TrySend(broadcast, [1]).IsSent);
        await AssertHeardAsync(inbox, 1);
    }

    [Fact]
    public void What_the_system_refuses_of_a_group_says_which_and_why()
    {
        MulticastGroup group = LoopbackGroup(GroupAddress);
        UdpEndpoint endpoint = Endpoints.Bind(Wildcard);
        AssertRefused(() => endpoint.Leave(group), "Cannot leave", group, "has not joined");
        endpoint.Join(group);
        AssertRefused(() => endpoint.Join(group), "Cannot join", group, "already");
        MulticastGroup elsewhere = group with { InterfaceIndex = 99_999 };
        AssertRefused(() => endpoint.Join(elsewhere), "Cannot join", elsewhere, "no interface has index 99999");
        if (!endpoint.Capabilities.SourceSpecificMulticast.IsOn)
            return;
        MulticastGroup ofOne = LoopbackGroup(SourceGroupAddress) with { Source = FirstSource };
        AssertRefused(() => endpoint.Leave(ofOne), "Cannot leave", ofOne, "has not joined");
        endpoint.Join(ofOne);
        AssertRefused(() => endpoint.Join(ofOne), "Cannot join", ofOne, "already");
    }

    [Fact]
    public void Too_many_groups_are_refused_by_the_setting_that_limits_them()
    {
        SkipWithoutGroups();
        UdpEndpoint endpoint = Endpoints.Bind(Wildcard);
        var exception = Assert.Throws<SocketException>(() =>
        {
            for (int i = 0; i < 10_000; i++)
                endpoint.Join(LoopbackGroup(new IPAddress([239, 254, (byte)(i >> 8), (byte)i])));
        });
        Assert.Equal(SocketError.NoBufferSpaceAvailable, exception.SocketErrorCode);
        Assert.Contains("igmp_max_memberships", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_group_of_the_endpoint_is_refused_before_the_system_sees_it()
    {
        UdpEndpoint endpoint = Endpoints.Bind(Options.Network is null ? Wildcard : null);
        foreach ((MulticastGroup group, string reason) in new[]
        {
            (new MulticastGroup(IPAddress.Loopback), "no multicast group"),
            (new MulticastGroup(IPAddress.Parse("ff02::1")), "is IPv6"),
            (new MulticastGroup(SourceGroupAddress), "name its Source"),
        })
        {
            var exception = Assert.Throws<ArgumentException>(() => endpoint.Join(group));
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
            Assert.Contains(group.Address.ToString(), exception.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => endpoint.Leave(group));
        }
        Assert.Throws<ArgumentNullException>(() => endpoint.Join(null!));
    }

    [Fact]
    public void Where_groups_cannot_be_heard_the_call_says_why()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        var group = new MulticastGroup(GroupAddress);
        if (Options.Network is not null)
        {
            Assert.False(endpoint.Capabilities.SourceSpecificMulticast.IsOn);
            foreach (Action attempt in (Action[])[() => endpoint.Join(group), () => endpoint.Leave(group)])
                Assert.Contains(endpoint.Capabilities.SourceSpecificMulticast.Reason, Assert.Throws<PlatformNotSupportedException>(attempt).Message, StringComparison.Ordinal);
            return;
        }
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux needs the wildcard to hear a group");
        Assert.Contains("bind the wildcard", Assert.Throws<ArgumentException>(() => endpoint.Join(group)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_interface_to_send_by_is_told_when_the_endpoint_is_bound()
    {
        SkipWithoutGroups();
        var exception = Assert.Throws<SocketException>(
            () => Endpoints.Bind(change: options => options with { Multicast = new MulticastOptions { InterfaceIndex = 99_999 } }));
        Assert.Contains("interface 99999: no interface has this index", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_endpoint_joins_nothing()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        await endpoint.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => endpoint.Join(new MulticastGroup(GroupAddress)));
        Assert.Throws<ObjectDisposedException>(() => endpoint.Leave(new MulticastGroup(GroupAddress)));
    }

    private static IPEndPoint Wildcard => new(IPAddress.Any, 0);

    private static void AssertRefused(Action attempt, string what, MulticastGroup group, string why)
    {
        var exception = Assert.Throws<SocketException>(attempt);
        Assert.StartsWith($"{what} {group}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    private static UdpEndpointOptions Share(UdpEndpointOptions options) => options with { SharesAddress = true };

    private static UdpEndpointOptions ByLoopback(UdpEndpointOptions options) =>
        options with { Multicast = new MulticastOptions { InterfaceIndex = LoopbackInterface.Index } };

    private static LocalInterface LoopbackInterface => NetworkInterfaces.List().First(one => one.IsLoopback);

    private static void Say(UdpEndpoint speaker, UdpEndpoint member, IPAddress to, byte what) =>
        Assert.True(speaker.TrySend(new IPEndPoint(to, member.LocalEndPoint.Port), [what]).IsSent);

    // On the loopback interface what was sent has arrived when the send returns: what is not there with the last is not to come.
    private static async Task AssertHeardAsync(Inbox inbox, params byte[] expected)
    {
        await inbox.TakeAsync(expected.Length);
        Arrival[] arrivals = await inbox.TakeAsync(inbox.Count);
        Assert.Equal(expected, arrivals.Select(arrival => Assert.Single(arrival.Payload)));
    }

    private static void SkipWithoutSources(UdpEndpoint endpoint) =>
        Assert.SkipUnless(endpoint.Capabilities.SourceSpecificMulticast.IsOn, endpoint.Capabilities.SourceSpecificMulticast.Reason);

    /// <summary>An endpoint that speaks to groups by the loopback interface, from one of its addresses.</summary>
    private UdpEndpoint BindSpeaker(IPAddress? source = null) => Endpoints.Bind(new IPEndPoint(source ?? IPAddress.Loopback, 0), ByLoopback);

    private MulticastGroup LoopbackGroup(IPAddress address)
    {
        SkipWithoutGroups();
        return new MulticastGroup(address, InterfaceIndex: LoopbackInterface.Index);
    }

    private void SkipWithoutGroups()
    {
        Assert.SkipUnless(Options.Network is null, "a simulated network carries unicast alone");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux is known to carry groups over its loopback interface");
    }
}
