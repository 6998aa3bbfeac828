using FastUdp.Demo.Bench.Networks;

namespace FastUdp.Demo.Tests.Bench.Networks;

public class NetworkProbeTests
{
    [Theory]
    [InlineData("user.max_user_namespaces", "0")]
    [InlineData("user.max_net_namespaces", "0")]
    [InlineData("kernel.unprivileged_userns_clone", "0")]
    [InlineData("kernel.apparmor_restrict_unprivileged_userns", "1")]
    public void The_setting_that_forbids_a_namespace_is_named(string setting, string value) => Assert.Equal(
        $"{setting} = {value} forbids it here (sysctl(8))",
        NetworkProbe.Explain(1, "unshare: unshare failed: Operation not permitted", name => name == setting ? value : "64"));

    [Fact]
    public void Where_no_setting_forbids_it_what_was_said_is_the_reason()
    {
        Assert.Equal("unshare: unshare failed: Operation not permitted", NetworkProbe.Explain(1, "unshare: unshare failed: Operation not permitted\n", static _ => null));
        Assert.Equal(
            "its loopback cannot be set up: RTNETLINK answers: Operation not permitted",
            NetworkProbe.Explain(LoopbackNetwork.NoLoopbackCode, "RTNETLINK answers: Operation not permitted\n", static _ => null));
    }

    [Fact]
    public void A_missing_ip_is_the_reason_before_any_setting_is() =>
        Assert.StartsWith("there is no ip(8)", NetworkProbe.Explain(LoopbackNetwork.NoIpCode, "", static _ => "0"), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "loopback MTU 1,500")]
    [InlineData(0.0125, "loopback MTU 1,500, 1.25% of packets dropped")]
    public void A_network_is_told_in_a_few_words(double drop, string expected) => Assert.Equal(expected, new LoopbackNetwork(1_500, drop).ToString());
}
