using FastUdp.Messages.Tests.Declarations;
using FastUdp.Messages.Tests.Properties;
using FastUdp.Messages.Tests.Support;
using Xunit;

namespace FastUdp.Messages.Tests.Codec;

/// <summary>Floats in steps: close enough after the first trip, the same after every other.</summary>
public class QuantizedTests
{
    [Fact]
    public void A_value_is_off_by_half_a_step_at_most_and_then_stays() => RoundTripTests.Holds(seed =>
    {
        var random = new RandomValues(seed);
        var sent = new Movement(
            random.Int(-100_000, 100_000) / 100f, random.Int(-1_000_000, 1_000_000) / 1_000f, random.Int(0, 36_000) / 100d, random.Int(0, 100) / 100f);
        Movement received = ThroughTheWire(sent);
        Assert.InRange(received.X, sent.X - 0.00505f, sent.X + 0.00505f);
        Assert.InRange(received.Y, sent.Y - 0.00505f, sent.Y + 0.00505f);
        Assert.InRange(received.Heading, sent.Heading - 0.5, sent.Heading + 0.5);
        Assert.InRange(received.Throttle, sent.Throttle - 0.125f, sent.Throttle + 0.125f);
        Assert.Equal(received, ThroughTheWire(received));
    });

    [Theory]
    [InlineData(-1000, 1000, 0, 0)]
    [InlineData(1000, -1000, 360, 1)]
    public void The_ends_of_the_range_are_exact(float x, float y, double heading, float throttle)
    {
        var ends = new Movement(x, y, heading, throttle);
        Assert.Equal(ends, ThroughTheWire(ends));
    }

    [Theory]
    [InlineData(-7, 0)]
    [InlineData(float.PositiveInfinity, 1)]
    public void A_clamped_value_becomes_the_nearest_end(float throttle, float expected) =>
        Assert.Equal(expected, ThroughTheWire(new Movement(0, 0, 0, throttle)).Throttle);

    [Fact]
    public void Four_quantised_fields_share_their_bytes() => Assert.Equal(1 + 6, Movement.MaxWireSize);

    private static Movement ThroughTheWire(Movement message)
    {
        Assert.True(Movement.TryRead(VersionTests.Write(message), out Movement read, out WireFault fault), fault.ToString());
        return read;
    }
}
