using FastUdp.Demo.Bench.Wire;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Wire;

public class SendTimeTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(5_008)]
    [InlineData(60 * Second)]
    [InlineData(-16)]
    [InlineData(-8 * Second)]
    public void A_delay_is_told_whenever_it_was(long delay)
    {
        for (long now = 100 * Second; now < 300 * Second; now += Second)
            Assert.Equal(delay, SendTime.Since(SendTime.Of(now - delay), now));
    }

    [Fact]
    public void It_is_right_to_a_step() => Always.HoldsFor(
        Gen.Choose(0, int.MaxValue).Two(), static sample =>
        {
            long sentAt = sample.Item1 * 1_000_003L;
            long delay = sample.Item2 * 27L;
            long told = SendTime.Since(SendTime.Of(sentAt), sentAt + delay);
            Assert.InRange(told, delay - SendTime.StepNanoseconds + 1, delay + SendTime.StepNanoseconds - 1);
        });

    [Fact]
    public void Within_a_period_there_is_one_time_it_can_mean()
    {
        const long Now = 1_000 * Second;
        const long Oldest = SendTime.PeriodNanoseconds - SendTime.AheadNanoseconds;
        Assert.Equal(Oldest, SendTime.Since(SendTime.Of(Now - Oldest), Now));
        Assert.Equal(16 - SendTime.AheadNanoseconds, SendTime.Since(SendTime.Of(Now - Oldest - 16), Now));
    }
}
