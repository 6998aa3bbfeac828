using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>The wheel against a list that is searched each time.</summary>
public class TimerWheelTests
{
    private const int Horizon = TimerWheel<Node>.SlotCount;

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue - 5_000)]
    public void It_does_what_a_sorted_list_does(uint start) =>
        Always.HoldsForLists(
            Gen.Choose(0, 9).SelectMany(_ => Gen.Choose(0, 3 * Horizon), (action, amount) => (action, amount)),
            steps => Compare(start, steps),
            longest: 300);

    [Fact]
    public void Nodes_of_one_tick_come_out_in_the_order_they_were_added()
    {
        var wheel = new TimerWheel<Node>();
        var nodes = Enumerable.Range(0, 100).Select(_ => new Node()).ToArray();
        foreach (Node node in nodes)
            wheel.Add(node, dueTick: 7, nowTick: 0);
        Assert.Equal(nodes, TakeDue(wheel, 7));
    }

    [Fact]
    public void A_node_beyond_the_horizon_is_due_on_its_tick_and_not_before()
    {
        var wheel = new TimerWheel<Node>();
        var node = new Node();
        uint due = (10 * Horizon) + 123;
        wheel.Add(node, due, nowTick: 0);
        uint looks = 0;
        while (wheel.NextTick is { } tick && tick < due)
        {
            Assert.Empty(TakeDue(wheel, tick));
            Assert.True(++looks < 20);
        }
        Assert.Equal(due, wheel.NextTick);
        Assert.Equal([node], TakeDue(wheel, due));
        Assert.Null(wheel.NextTick);
    }

    [Fact]
    public void A_hundred_thousand_nodes_come_out_in_order()
    {
        var wheel = new TimerWheel<Node>();
        var chance = new Random(1);
        for (int i = 0; i < 100_000; i++)
            wheel.Add(new Node(), (uint)chance.Next(1, 20_000), nowTick: 0);
        Assert.Equal(100_000, wheel.Count);

        uint last = 0;
        int taken = 0;
        while (wheel.NextTick is { } tick)
        {
            foreach (Node node in TakeDue(wheel, tick))
            {
                Assert.Equal(tick, node.DueTick);
                Assert.True(node.DueTick >= last);
                last = node.DueTick;
                taken++;
            }
        }
        Assert.Equal(100_000, taken);
    }

    [Fact]
    public void What_was_not_looked_at_for_long_comes_out_all_at_once()
    {
        var wheel = new TimerWheel<Node>();
        for (uint due = 1; due <= 5_000; due++)
            wheel.Add(new Node(), due, nowTick: 0);
        Assert.Equal(5_000, TakeDue(wheel, 1_000_000).Count);
    }

    private static void Compare(uint start, (int Action, int Amount)[] steps)
    {
        var wheel = new TimerWheel<Node>();
        var model = new List<Node>();
        uint now = start;
        foreach ((int action, int amount) in steps)
        {
            switch (action)
            {
                case < 5:
                    var added = new Node();
                    uint due = now + (uint)amount - 50; // Some are past already.
                    wheel.Add(added, due, now);
                    model.Add(added);
                    break;
                case < 7 when model.Count > 0:
                    Node removed = model[amount % model.Count];
                    wheel.Remove(removed);
                    model.Remove(removed);
                    break;
                default:
                    now += (uint)amount / 3;
                    List<Node> expected = [.. model.Where(node => (int)(node.DueTick - now) <= 0)];
                    List<Node> taken = TakeDue(wheel, now);
                    Assert.Equal(expected.ToHashSet(), taken.ToHashSet());
                    model.RemoveAll(expected.Contains);
                    break;
            }
            AssertAgrees(wheel, model, now);
        }
    }

    private static void AssertAgrees(TimerWheel<Node> wheel, List<Node> model, uint now)
    {
        Assert.Equal(model.Count, wheel.Count);
        if (model.Count == 0)
        {
            Assert.Null(wheel.NextTick);
            return;
        }
        int first = model.Min(node => (int)(node.DueTick - now));
        int next = (int)(wheel.NextTick!.Value - now);
        Assert.True(next <= Math.Max(first, 0), $"The next tick is {next}, the first is due at {first}.");
    }

    private static List<Node> TakeDue(TimerWheel<Node> wheel, uint now)
    {
        var taken = new List<Node>();
        while (wheel.TryTakeDue(now, out Node? node))
            taken.Add(node);
        return taken;
    }

    internal sealed class Node : TimerNode<Node>
    {
    }
}
