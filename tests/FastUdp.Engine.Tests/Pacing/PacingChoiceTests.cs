using System.Net;
using System.Net.Sockets;
using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pacing;

public class PacingChoiceTests
{
    private const string Lo = "127.0.0.1";

    private static readonly LocalInterface Loopback = Make(1, "lo", isUp: true, Lo);
    private static readonly LocalInterface First = Make(2, "eth0", isUp: true, "192.0.2.1");
    private static readonly LocalInterface Second = Make(3, "eth1", isUp: true, "198.51.100.1", "2001:db8::1");
    private static readonly LocalInterface Down = Make(4, "eth2", isUp: false, "203.0.113.1");
    private static readonly LocalInterface[] All = [Loopback, First, Second, Down];

    [Theory]
    [InlineData("0.0.0.0", "eth0,eth1")]
    [InlineData("::", "eth0,eth1")]
    [InlineData("239.1.2.3", "eth0,eth1")]
    [InlineData("192.0.2.1", "eth0")]
    [InlineData("2001:db8::1", "eth1")]
    [InlineData("127.0.0.1", "lo")]
    [InlineData("127.0.0.2", "lo")]
    public void An_endpoint_sends_by_the_interface_it_is_bound_to_or_by_all(string local, string expected) =>
        Assert.Equal(expected, string.Join(',', PacingChoice.Concerned(All, IPAddress.Parse(local)).Select(one => one.Name)));

    [Fact]
    public void The_kernel_paces_where_every_interface_honours_it()
    {
        PacingChoice choice = Decide(PacingMethod.Auto, [First, Second], new() { [2] = "fq", [3] = "fq" });
        Assert.Equal(PacingMethod.Kernel, choice.Method);
        Assert.True(choice.Row.IsOn);
        Assert.Contains("eth0, eth1", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_bucket_paces_elsewhere_and_says_why_not_the_kernel()
    {
        AssertBucket(Decide(PacingMethod.Auto, [First, Second], new() { [2] = "fq", [3] = "pfifo_fast" }), "eth1 is pfifo_fast");
        AssertBucket(Decide(PacingMethod.Auto, [First], new() { [3] = "fq" }), "eth0 is none");
        AssertBucket(Decide(PacingMethod.Auto, [], []), "no interface is up");
        AssertBucket(Decide(PacingMethod.Auto, [First], null), "cannot be read");
        AssertBucket(Decide(PacingMethod.Auto, [First], new() { [2] = "fq" }, bytesPerSecond: 999_999), "below 1,000,000 bytes");
        AssertBucket(PacingChoice.Decide(new() { BytesPerSecond = 1_000 }, IPAddress.Any, native: null), "only Linux");
        AssertBucket(PacingChoice.Decide(new() { BytesPerSecond = 1_000, Method = PacingMethod.TokenBucket }, IPAddress.Any, native: null), "asked for");
    }

    [Fact]
    public void The_kernel_asked_for_is_taken_and_the_row_says_whether_anybody_honours_it()
    {
        PacingChoice honoured = Decide(PacingMethod.Kernel, [First], new() { [2] = "fq" }, bytesPerSecond: 1_000);
        Assert.Equal((PacingMethod.Kernel, true), (honoured.Method, honoured.Row.IsOn));
        PacingChoice ignored = Decide(PacingMethod.Kernel, [First], new() { [2] = "noqueue" });
        Assert.Equal((PacingMethod.Kernel, false), (ignored.Method, ignored.Row.IsOn));
        Assert.Contains("eth0 is noqueue", ignored.Reason, StringComparison.Ordinal);
        Assert.Throws<PlatformNotSupportedException>(
            () => PacingChoice.Decide(new() { BytesPerSecond = 1_000, Method = PacingMethod.Kernel }, IPAddress.Any, native: null));
    }

    [Fact]
    public void Nobody_paces_unless_asked() => Assert.Equal((null, false), (PacingChoice.Decide(null, IPAddress.Any, null).Method, PacingChoice.None.Row.IsOn));

    [Theory]
    [InlineData(1_000, 65_535, 1)]
    [InlineData(10_000_000, 65_535, 10_000)]
    [InlineData(10_000_000, 3_000, 3_000)]
    [InlineData(1_000_000_000, 1 << 30, 65_507)]
    public void A_message_to_the_kernel_carries_a_millisecond_within_the_burst(long bytesPerSecond, int burstBytes, int expected) =>
        Assert.Equal(expected, PacingChoice.MaxMessageBytes(new() { BytesPerSecond = bytesPerSecond, BurstBytes = burstBytes }));

    private static void AssertBucket(PacingChoice choice, string why)
    {
        Assert.Equal((PacingMethod.TokenBucket, true), (choice.Method, choice.Row.IsOn));
        Assert.Contains(why, choice.Reason, StringComparison.Ordinal);
    }

    private static PacingChoice Decide(
        PacingMethod method, LocalInterface[] interfaces, Dictionary<int, string>? disciplines, long bytesPerSecond = 1_000_000) =>
        PacingChoice.Decide(new PacingOptions { BytesPerSecond = bytesPerSecond, Method = method }, interfaces, disciplines);

    private static LocalInterface Make(int index, string name, bool isUp, params string[] addresses) => new()
    {
        Name = name,
        Index = index,
        IsUp = isUp,
        IsLoopback = name == "lo",
        SupportsMulticast = true,
        MtuBytes = null,
        Addresses =
        [
            .. addresses.Select(text => IPAddress.Parse(text))
                .Select(address => new InterfaceAddress(address, address.AddressFamily == AddressFamily.InterNetwork ? 24 : 64)),
        ],
    };
}
