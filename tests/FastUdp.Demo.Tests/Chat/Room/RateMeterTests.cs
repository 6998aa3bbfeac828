using FastUdp.Demo.Chat.Room;

namespace FastUdp.Demo.Tests.Chat.Room;

public class RateMeterTests
{
    [Fact]
    public void A_burst_passes_then_the_rate()
    {
        var rate = new Rate(PerSecond: 10, Burst: 3);
        RateMeter meter = default;
        var passed = new List<int>();
        for (int tenths = 0; tenths < 10; tenths++)
        {
            int count = 0;
            while (meter.TryTake(rate, TimeSpan.FromSeconds(tenths * 0.1)))
                count++;
            passed.Add(count);
        }
        Assert.Equal([3, 1, 1, 1, 1, 1, 1, 1, 1, 1], passed);
        Assert.True(meter.TryTake(rate, TimeSpan.FromHours(1)));
    }
}
