using FastUdp.Impairment;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Engine.Tests.Impairment;

public class DelayQueueTests
{
    [Fact]
    public void Datagrams_come_out_by_their_time_and_those_of_one_time_in_the_order_they_entered() =>
        Always.HoldsForLists(Gen.Choose(0, 20), dues =>
        {
            var queue = new DelayQueue();
            for (int i = 0; i < dues.Length; i++)
                queue.Add(TimeSpan.FromTicks(dues[i]), Datagram(i));
            var taken = new List<int>();
            for (int now = 0; now <= 20; now++)
            {
                queue.Advance(TimeSpan.FromTicks(now));
                Assert.True(queue.NextDue > TimeSpan.FromTicks(now));
                while (queue.TryTake(out DelayedDatagram datagram))
                {
                    taken.Add(datagram.Length);
                    Assert.Equal(now, dues[datagram.Length]);
                    datagram.Release();
                }
                Assert.Equal(queue.IsEmpty, queue.NextDue == TimeSpan.MaxValue);
            }
            Assert.Equal(Enumerable.Range(0, dues.Length).OrderBy(i => dues[i]), taken);
            Assert.True(queue.IsEmpty);
        });

    [Fact]
    public void A_cleared_queue_is_empty()
    {
        var queue = new DelayQueue();
        queue.Add(TimeSpan.Zero, Datagram(1));
        queue.Add(TimeSpan.FromTicks(1), Datagram(2));
        queue.Advance(TimeSpan.Zero);
        Assert.True(queue.HasDue);
        queue.Clear();
        Assert.True(queue.IsEmpty);
        Assert.False(queue.TryTake(out _));
    }

    private static DelayedDatagram Datagram(int length) =>
        DelayedDatagram.Copy(default, new byte[length], default, isUnderWay: true, LinkVerdict.Dropped);
}
