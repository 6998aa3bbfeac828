using FastUdp.Transport;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class LinuxOffloadsTests
{
    private static readonly Switches None = new(null);

    [Fact]
    public void What_the_kernel_can_do_is_used()
    {
        LinuxOffloads offloads = LinuxOffloads.Decide(128, hasGro: true, new UdpEndpointOptions(), None);
        Assert.Equal(128, offloads.MaxSegments);
        Assert.True(offloads.UsesGro);
        Assert.Contains("128", offloads.GsoReason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_kernel_does_not_know_is_off_for_that_reason()
    {
        LinuxOffloads offloads = LinuxOffloads.Decide(1, hasGro: false, new UdpEndpointOptions { UseGro = false, UseGso = false }, None);
        Assert.Equal(1, offloads.MaxSegments);
        Assert.False(offloads.UsesGro);
        Assert.Contains("UDP_SEGMENT", offloads.GsoReason, StringComparison.Ordinal);
        Assert.Contains("UDP_GRO", offloads.GroReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gso", 1, true)]
    [InlineData("gro", 64, false)]
    [InlineData("gso,gro", 1, false)]
    [InlineData(" GRO , Gso ,", 1, false)]
    [InlineData("", 64, true)]
    [InlineData("other", 64, true)]
    public void The_environment_turns_each_off(string value, int maxSegments, bool usesGro)
    {
        LinuxOffloads offloads = LinuxOffloads.Decide(64, hasGro: true, new UdpEndpointOptions(), new Switches(value));
        Assert.Equal((maxSegments, usesGro), (offloads.MaxSegments, offloads.UsesGro));
        if (maxSegments == 1)
            Assert.Contains("FASTUDP_DISABLE names 'gso'", offloads.GsoReason, StringComparison.Ordinal);
        if (!usesGro)
            Assert.Contains("FASTUDP_DISABLE names 'gro'", offloads.GroReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_turn_each_off_by_name()
    {
        LinuxOffloads offloads = LinuxOffloads.Decide(64, hasGro: true, new UdpEndpointOptions { UseGso = false }, None);
        Assert.Equal((1, true), (offloads.MaxSegments, offloads.UsesGro));
        Assert.Contains("UseGso", offloads.GsoReason, StringComparison.Ordinal);
        offloads = LinuxOffloads.Decide(64, hasGro: true, new UdpEndpointOptions { UseGro = false }, None);
        Assert.Equal((64, false), (offloads.MaxSegments, offloads.UsesGro));
        Assert.Contains("UseGro", offloads.GroReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_527, true)]
    [InlineData(65_526, false)]
    [InlineData(1_472, false)]
    public void A_bound_on_the_datagram_turns_receive_offload_off(int bound, bool usesGro)
    {
        LinuxOffloads offloads = LinuxOffloads.Decide(64, hasGro: true, new UdpEndpointOptions { MaxDatagramBytes = bound }, None);
        Assert.Equal(usesGro, offloads.UsesGro);
        Assert.Equal(64, offloads.MaxSegments);
        if (!usesGro)
            Assert.Contains($"{bound:N0}", offloads.GroReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Segmentation_once_off_stays_off_with_its_first_reason()
    {
        var segmentation = new Segmentation(64, "it works");
        Assert.True(segmentation.IsOn);
        segmentation.TurnOff("the first");
        segmentation.TurnOff("the second");
        Assert.False(segmentation.IsOn);
        Assert.Equal((1, "the first"), (segmentation.MaxSegments, segmentation.Reason));
    }

    [Fact]
    public void Segmentation_that_never_was_on_keeps_its_reason()
    {
        var segmentation = new Segmentation(1, "not known");
        segmentation.TurnOff("another");
        Assert.Equal("not known", segmentation.Reason);
    }
}
