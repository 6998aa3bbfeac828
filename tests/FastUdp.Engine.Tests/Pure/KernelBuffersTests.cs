using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class KernelBuffersTests
{
    private const string Limit = "net.core.rmem_max";

    [Theory]
    [InlineData(4_194_304, 4_194_304, 8_388_608, 4_194_304, null)]
    [InlineData(212_992, 4_194_304, 425_984, 212_992, "sysctl -w net.core.rmem_max=4194304")]
    [InlineData(212_992, 0, 425_984, 212_992, null)]
    [InlineData(212_992, 1_000, 2_304, 1_152, null)]
    public void On_Linux_half_of_what_is_reported_was_granted(int limit, int asked, int reported, int granted, string? advice)
    {
        SocketBufferSize size = KernelBuffers.Describe(Limit, limit, asked, reported);
        Assert.Equal(new SocketBufferSize(asked, granted, advice), size);
    }

    [Theory]
    [InlineData(65_536, 65_536, true)]
    [InlineData(65_536, 32_768, false)]
    [InlineData(0, 9_216, true)]
    public void Elsewhere_what_is_reported_was_granted(int asked, int reported, bool isEnough)
    {
        SocketBufferSize size = KernelBuffers.Describe(Limit, null, asked, reported);
        Assert.Equal((asked, reported), (size.AskedBytes, size.GrantedBytes));
        Assert.Equal(isEnough, size.Advice is null);
    }

    [Fact]
    public void The_text_says_what_was_granted_of_what_and_how_to_get_more()
    {
        Assert.Equal("1,024 bytes", new SocketBufferSize(0, 1_024, null).ToString());
        string text = new SocketBufferSize(4_096, 1_024, "sysctl -w x=4096").ToString();
        Assert.Equal("1,024 of 4,096 bytes; for more: sysctl -w x=4096", text);
    }

    [Fact]
    public void An_endpoint_reports_what_it_asked_and_got()
    {
        using UdpEndpoint modest = UdpEndpoint.Bind(new(System.Net.IPAddress.Loopback, 0), new() { ReceiveBufferBytes = 65_536, SendBufferBytes = 65_536 });
        Assert.Equal(new SocketBufferSize(65_536, 65_536, null), modest.ReceiveBuffer);
        Assert.Equal(new SocketBufferSize(65_536, 65_536, null), modest.SendBuffer);
        using UdpEndpoint greedy = UdpEndpoint.Bind(new(System.Net.IPAddress.Loopback, 0), new() { ReceiveBufferBytes = (1 << 30) - 1 });
        Assert.True(greedy.ReceiveBuffer.GrantedBytes < (1 << 30) - 1);
        Assert.NotNull(greedy.ReceiveBuffer.Advice);
    }
}
