using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Tests.Bench.Accounts;

public class SnmpTextTests
{
    private const string Snmp = """
        Ip: Forwarding DefaultTTL InReceives
        Ip: 1 64 713
        UdpLite: InDatagrams NoPorts
        UdpLite: 77 78
        Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
        Udp: 608355671 2 3 4 5 6 7 8 9

        """;

    private const string Snmp6 = """
        Ip6InReceives                   	35
        Udp6InDatagrams                 	10
        Udp6NoPorts                     	20
        Udp6InErrors                    	30
        Udp6OutDatagrams                	40
        Udp6RcvbufErrors                	50
        Udp6SndbufErrors                	60
        Udp6InCsumErrors                	70
        Udp6IgnoredMulti                	80
        Udp6MemErrors                   	90
        UdpLite6InDatagrams             	1000

        """;

    [Fact]
    public void Counters_are_read_by_their_names_and_those_of_both_IP_versions_together()
    {
        KernelCounters? counters = SnmpText.Parse(Snmp, Snmp6);
        Assert.Equal(
            new KernelCounters
            {
                InDatagrams = 608_355_681,
                NoPorts = 22,
                InErrors = 33,
                OutDatagrams = 44,
                RcvbufErrors = 55,
                SndbufErrors = 66,
                InCsumErrors = 77,
                MemErrors = 99,
            },
            counters);
    }

    [Fact]
    public void A_kernel_without_IPv6_has_the_other_alone()
    {
        Assert.Equal(608_355_671, SnmpText.Parse(Snmp, null)!.InDatagrams);
        Assert.Equal(9, SnmpText.Parse(Snmp, "Icmp6InMsgs 4\n")!.MemErrors);
    }

    [Fact]
    public void What_an_older_kernel_does_not_count_is_not_zero()
    {
        KernelCounters counters = SnmpText.Parse("Udp: InDatagrams OutDatagrams\nUdp: 5 6\n", "Udp6InDatagrams 1\n")!;
        Assert.Equal((6, 6, null), (counters.InDatagrams, counters.OutDatagrams, counters.MemErrors));
        Assert.Null((counters - counters).MemErrors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Udp: InDatagrams\n")]
    [InlineData("Udp:\nUdp:\n")]
    [InlineData("Udp: InDatagrams\nUdp: many\n")]
    [InlineData("Tcp: InSegs\nTcp: 5\n")]
    public void What_has_no_counters_of_UDP_has_none(string snmp) => Assert.Null(SnmpText.Parse(snmp, Snmp6));

    [Fact]
    public void Two_moments_subtracted_are_what_happened_between()
    {
        KernelCounters later = SnmpText.Parse(Snmp, Snmp6)!;
        KernelCounters between = later - SnmpText.Parse(Snmp, null)!;
        Assert.Equal(SnmpText.Parse("Udp: InDatagrams\nUdp: 0\n", Snmp6)! with { MemErrors = 90 }, between);
    }

    [Fact]
    public void Of_two_namespaces_there_is_no_difference()
    {
        KernelCounters counters = SnmpText.Parse(Snmp, Snmp6)!;
        var one = new KernelFigures("boot net:[1]", counters);
        Assert.Equal(new KernelCounters { MemErrors = 0 }, KernelFigures.Between(one, one)!.Counters);
        Assert.Null(KernelFigures.Between(one, one with { Namespace = "boot net:[2]" }));
        Assert.Null(KernelFigures.Between(null, one));
    }
}
