using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

public class SendWindowTests
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void Doubles_each_round_trip_up_to_its_limit_while_all_arrives()
    {
        var window = new SendWindow(1 << 20);
        for (int round = 0; round < 4; round++)
            window.OnArrived(window.Bytes, 1_447);
        Assert.Equal(1 << 20, window.Bytes);
        window.OnArrived(1 << 20, 1_447);
        Assert.Equal(1 << 20, window.Bytes);
    }

    [Fact]
    public void Shrinks_once_for_all_losses_of_a_round_trip_and_then_grows_by_a_segment_for_each()
    {
        var window = new SendWindow(1 << 20);
        window.OnLost(0, RoundTrip);
        window.OnLost(RoundTrip.Ticks - 1, RoundTrip);
        int after = SendWindow.InitialBytes * 7 / 10;
        Assert.Equal(after, window.Bytes);
        window.OnArrived(after, 1_447);
        Assert.Equal(after + 1_447, window.Bytes);
        window.OnLost(RoundTrip.Ticks, RoundTrip);
        Assert.InRange(window.Bytes, 1, after);
    }

    [Fact]
    public void Never_shrinks_below_what_keeps_it_going()
    {
        var window = new SendWindow(1 << 20);
        for (int i = 0; i < 100; i++)
            window.OnLost(i * RoundTrip.Ticks, RoundTrip);
        Assert.Equal(SendWindow.LeastBytes, window.Bytes);
        window.OnSilence();
        Assert.True(window.HasRoomFor(SendWindow.LeastBytes));
        window.OnSent(10);
        Assert.False(window.HasRoomFor(SendWindow.LeastBytes));
    }

    [Fact]
    public void One_segment_may_be_under_way_however_long_it_is()
    {
        var window = new SendWindow(65_536);
        window.OnSilence();
        Assert.True(window.HasRoomFor(65_482));
    }
}
