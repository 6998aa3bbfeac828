using FastUdp.Demo.Bench.Impairing;
using FastUdp.Impairment;

namespace FastUdp.Demo.Tests.Bench.Impairing;

/// <summary>What is typed for <c>--impair</c>.</summary>
public sealed class ImpairmentParserTests
{
    [Fact]
    public void Everything_that_can_be_typed_becomes_an_impairment()
    {
        Assert.True(ImpairmentParser.TryParse("loss=1%,Duplicate=0.5%,reorder=2%,corrupt=0.1%,delay=20ms,jitter=250us,hold=0.5s,rate=100Mbit,queue=500", out LinkImpairment? link, out _));
        Assert.Equal(
            new LinkImpairment
            {
                Loss = LossModel.Independent(0.01),
                Duplication = 0.005,
                Reordering = 0.02,
                Corruption = 0.001,
                Delay = TimeSpan.FromMilliseconds(20),
                Jitter = TimeSpan.FromMicroseconds(250),
                ReorderingDelay = TimeSpan.FromSeconds(0.5),
                BitsPerSecond = 100e6,
                QueueCapacity = 500,
            },
            link);
    }

    [Theory]
    [InlineData("", "'' is no impairment: loss, duplicate, reorder, corrupt, delay, jitter, hold, rate or queue, and a value, as in loss=1%")]
    [InlineData("loss", "'loss' is no impairment: loss, duplicate, reorder, corrupt, delay, jitter, hold, rate or queue, and a value, as in loss=1%")]
    [InlineData("lost=1%", "'lost=1%' is no impairment: loss, duplicate, reorder, corrupt, delay, jitter, hold, rate or queue, and a value, as in loss=1%")]
    [InlineData("loss=1%,loss=2%", "'loss=2%' is the second loss")]
    [InlineData("loss=1", "loss=1 is no percentage, as in 0.5%")]
    [InlineData("loss=100.5%", "loss=100.5% is not from 0% to 100%")]
    [InlineData("loss=NaN%", "loss=NaN% is no percentage, as in 0.5%")]
    [InlineData("delay=20", "delay=20 is no time, as in 250us, 20ms or 1s")]
    [InlineData("delay=11s", "delay=11s is not from 0 to 10 s")]
    [InlineData("delay=1ms,jitter=2ms", "jitter of 2 ms exceeds the delay of 1 ms")]
    [InlineData("rate=500k", "rate=500k is no rate in bits, as in 100Mbit")]
    [InlineData("rate=64kbit", "rate=64kbit is below the limit of 1Mbit")]
    [InlineData("queue=0", "queue=0 is not from 1 to 16,777,216")]
    public void What_is_wrong_is_told_with_the_value_and_the_limit(string text, string expected)
    {
        Assert.False(ImpairmentParser.TryParse(text, out _, out string? error));
        Assert.Equal(expected, error);
    }
}
