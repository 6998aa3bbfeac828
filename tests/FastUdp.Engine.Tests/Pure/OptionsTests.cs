using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class OptionsTests
{
    private static readonly UdpEndpointOptions Defaults = new();

    /// <summary>Values just inside a bound, each with the one just outside and what its message must name.</summary>
    public static TheoryData<UdpEndpointOptions, UdpEndpointOptions, string, string> Bounds => new()
    {
        { Defaults with { ReceiveBufferBytes = 0 }, Defaults with { ReceiveBufferBytes = -1 }, "ReceiveBufferBytes", "0" },
        { Defaults with { ReceiveBufferBytes = int.MaxValue / 2 }, Defaults with { ReceiveBufferBytes = (int.MaxValue / 2) + 1 }, "ReceiveBufferBytes", "1,073,741,823" },
        { Defaults with { SendBufferBytes = 0 }, Defaults with { SendBufferBytes = -1 }, "SendBufferBytes", "0" },
        { Defaults with { SendBufferBytes = int.MaxValue / 2 }, Defaults with { SendBufferBytes = int.MaxValue }, "SendBufferBytes", "1,073,741,823" },
        { Defaults with { MaxDatagramBytes = 1 }, Defaults with { MaxDatagramBytes = 0 }, "MaxDatagramBytes", "1" },
        { Defaults with { MaxDatagramBytes = 65_527 }, Defaults with { MaxDatagramBytes = 65_528 }, "MaxDatagramBytes", "65,527" },
        { Defaults with { ReceiveSlots = 1 }, Defaults with { ReceiveSlots = 0 }, "ReceiveSlots", "1" },
        { Defaults with { ReceiveSlots = 256 }, Defaults with { ReceiveSlots = 257 }, "ReceiveSlots", "256" },
        { Defaults with { LeasedBlocks = 0 }, Defaults with { LeasedBlocks = -1 }, "LeasedBlocks", "0" },
        { Defaults with { LeasedBlocks = 65_536 }, Defaults with { LeasedBlocks = 65_537 }, "LeasedBlocks", "65,536" },
        { Defaults with { MaxSenders = 0 }, Defaults with { MaxSenders = -1 }, "MaxSenders", "0" },
        { Defaults with { MaxSenders = 4_096 }, Defaults with { MaxSenders = 4_097 }, "MaxSenders", "4,096" },
        { Defaults with { QueueCapacity = 1 }, Defaults with { QueueCapacity = 0 }, "QueueCapacity", "1" },
        { Defaults with { QueueCapacity = 1 << 20 }, Defaults with { QueueCapacity = (1 << 20) + 1 }, "QueueCapacity", "1,048,576" },
        { Defaults with { BusyPoll = TimeSpan.Zero }, Defaults with { BusyPoll = -TimeSpan.FromTicks(1) }, "BusyPoll", "negative" },
        { Defaults with { BusyPoll = Timeout.InfiniteTimeSpan }, Defaults with { BusyPoll = TimeSpan.MinValue }, "BusyPoll", "infinite" },
        { Defaults with { SendTimeout = TimeSpan.Zero }, Defaults with { SendTimeout = -TimeSpan.FromTicks(1) }, "SendTimeout", "0" },
        { Defaults with { SendTimeout = TimeSpan.FromHours(1) }, Defaults with { SendTimeout = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1) }, "SendTimeout", "1 hour" },
        { Defaults with { Backend = UdpBackend.Portable }, Defaults with { Backend = (UdpBackend)4 }, "Backend", "Portable" },
        { Defaults with { Backend = UdpBackend.Auto }, Defaults with { Backend = (UdpBackend)(-1) }, "Backend", "Auto" },
        { Multicast(new() { HopLimit = 0 }), Multicast(new() { HopLimit = -1 }), "HopLimit", "255" },
        { Multicast(new() { HopLimit = 255 }), Multicast(new() { HopLimit = 256 }), "HopLimit", "0" },
        { Multicast(new() { InterfaceIndex = 0xFF_FFFF }), Multicast(new() { InterfaceIndex = 0x100_0000 }), "InterfaceIndex", "16,777,215" },
        { Multicast(new() { InterfaceIndex = 0 }), Multicast(new() { InterfaceIndex = -1 }), "InterfaceIndex", "0" },
        { Pacing(1_000), Pacing(999), "BytesPerSecond", "1,000" },
        { Pacing(1_000_000_000_000), Pacing(1_000_000_000_001), "BytesPerSecond", "1,000,000,000,000" },
        { Pacing(1_000, burstBytes: 1), Pacing(1_000, burstBytes: 0), "BurstBytes", "1" },
        { Pacing(1_000, burstBytes: 1 << 30), Pacing(1_000, burstBytes: (1 << 30) + 1), "BurstBytes", "1,073,741,824" },
        { Pacing(1_000, method: PacingMethod.TokenBucket), Pacing(1_000, method: (PacingMethod)3), "Method", "Kernel" },
        { Defaults with { WhenQueueFull = QueueFullPolicy.DropOldest }, Defaults with { WhenQueueFull = (QueueFullPolicy)2 }, "WhenQueueFull", "DropOldest" },
    };

    [Theory]
    [MemberData(nameof(Bounds), DisableDiscoveryEnumeration = true)]
    public void The_last_value_inside_passes_and_the_next_throws_naming_both(
        UdpEndpointOptions inside, UdpEndpointOptions outside, string option, string limit)
    {
        inside.Validate();
        var exception = Assert.Throws<ArgumentOutOfRangeException>(outside.Validate);
        Assert.Equal(option, exception.ParamName);
        Assert.Contains(option, exception.Message, StringComparison.Ordinal);
        Assert.Contains(limit, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        Defaults.Validate();
    }

    [Fact]
    public void An_endpoint_validates_before_it_binds()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => UdpEndpoint.Bind(new(System.Net.IPAddress.Loopback, 0), new() { ReceiveSlots = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => UdpEndpoint.Connect(new(System.Net.IPAddress.Loopback, 9), new() { ReceiveSlots = 0 }));
        Assert.Throws<ArgumentNullException>(() => UdpEndpoint.Bind(null!));
        Assert.Throws<ArgumentNullException>(() => UdpEndpoint.Connect(null!));
    }

    [Theory]
    [InlineData(1, 2_048)]
    [InlineData(2_047, 2_048)]
    [InlineData(2_048, 65_535)]
    [InlineData(65_527, 65_535)]
    public void A_receive_block_has_room_for_the_datagram_and_the_byte_that_shows_a_cut(int bound, int blockBytes)
    {
        var options = new UdpEndpointOptions { MaxDatagramBytes = bound };
        Assert.Equal(blockBytes, options.ReceiveBlockBytes);
        Assert.InRange(bound + 1, 1, options.ReceiveBlockBytes);
        Assert.InRange(options.ReceivePayloadBytes, bound, options.ReceiveBlockBytes);
    }

    private static UdpEndpointOptions Multicast(MulticastOptions options) => Defaults with { Multicast = options };

    private static UdpEndpointOptions Pacing(long bytesPerSecond, int burstBytes = 65_535, PacingMethod method = PacingMethod.Auto) =>
        Defaults with { Pacing = new PacingOptions { BytesPerSecond = bytesPerSecond, BurstBytes = burstBytes, Method = method } };
}
