using System.Net;
using FastUdp.Demo.Bench.Services;

namespace FastUdp.Demo.Tests.Bench.Services;

/// <summary>Whom a service answers, and how often.</summary>
public class ServiceGuardTests
{
    private static readonly ServiceLimits Three = new(PerHost: 3, InAll: 4);

    private static readonly byte[][] Five = [.. Enumerable.Range(0, 5).Select(static number => new[] { (byte)number })];

    [Fact]
    public void A_host_has_so_many_answers_a_second_from_whatever_ports_and_all_hosts_so_many()
    {
        var service = new SimulatedService(Three, static guard => new GuardedEcho(guard));
        Assert.Equal(Five[..3], service.Ask("10.0.0.2:5000", Five));
        Assert.Empty(service.Ask("10.0.0.2:5001", Five));
        Assert.Equal(Five[..1], service.Ask("10.0.0.3:5000", Five));
        Assert.Equal(new HeldBack { OverHostsLimit = 2 + 5, OverLimit = 4 }, service.HeldBack);
        service.LetPass(TimeSpan.FromSeconds(1));
        Assert.Equal(Five[..3], service.Ask("10.0.0.2:5001", Five));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(53)]
    [InlineData(1_023)]
    [InlineData(1_900)]
    [InlineData(11_211)]
    [InlineData(SimulatedService.OwnPort)]
    public void The_port_of_a_service_is_not_answered(int port)
    {
        var service = new SimulatedService(Three, static guard => new GuardedEcho(guard));
        Assert.Empty(service.Ask($"10.0.0.2:{port}", Five));
        Assert.Equal(new HeldBack { OfServices = 5 }, service.HeldBack);
        Assert.Single(service.Ask("10.0.0.2:1024", [1]));
    }

    [Fact]
    public void Two_services_at_one_port_do_not_answer_each_other()
    {
        var service = new SimulatedService(new ServiceLimits(1_000, 1_000), static guard => new GuardedEcho(guard));
        Assert.Equal(1, service.Forge(new IPEndPoint(IPAddress.Parse("10.0.0.9"), SimulatedService.OwnPort), static guard => new GuardedEcho(guard)));
    }

    [Fact]
    public void An_echo_has_the_same_bytes_the_empty_datagram_included()
    {
        var service = new SimulatedService(new ServiceLimits(1_000, 1_000), static guard => new GuardedEcho(guard));
        byte[][] datagrams = [[], [1, 2, 3], new byte[1_400]];
        Assert.Equal(datagrams, service.Ask("10.0.0.2:5000", datagrams));
    }
}
