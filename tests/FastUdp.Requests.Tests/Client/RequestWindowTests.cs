using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>The window against a dictionary.</summary>
public class RequestWindowTests
{
    private const int MaxSpan = 100;

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue - 50)]
    [InlineData(int.MaxValue - 50u)]
    public void It_does_what_a_dictionary_does(uint start) =>
        Always.HoldsForLists(
            Gen.Choose(0, 9).SelectMany(_ => Gen.Choose(0, 1_000), (action, amount) => (action, amount)),
            steps => Compare(start, steps),
            longest: 300);

    [Fact]
    public void It_grows_to_its_span_and_no_further()
    {
        var window = new RequestWindow<object>(maxSpan: 65_536, firstSequence: uint.MaxValue - 1_000);
        var requests = new List<object>();
        while (window.HasRoom)
        {
            requests.Add(new object());
            window.Add(requests[^1]);
        }
        Assert.Equal(65_536, requests.Count);
        for (int i = 0; i < requests.Count; i++)
            Assert.Same(requests[i], window.Find(uint.MaxValue - 1_000 + (uint)i));
    }

    [Fact]
    public void The_oldest_holds_the_span_up_until_it_is_over()
    {
        var window = new RequestWindow<object>(MaxSpan);
        uint first = window.Add(new object());
        for (int i = 1; i < MaxSpan; i++)
            window.Remove(window.Add(new object()));
        Assert.False(window.HasRoom);
        Assert.Equal(1, window.Count);
        window.Remove(first);
        Assert.True(window.HasRoom);
        Assert.Equal(window.Next, window.Oldest);
    }

    [Fact]
    public void Only_what_was_assigned_is_known_as_such()
    {
        var window = new RequestWindow<object>(MaxSpan, firstSequence: 3);
        Assert.False(window.WasAssigned(2));
        Assert.False(window.WasAssigned(3));
        window.Remove(window.Add(new object()));
        Assert.False(window.WasAssigned(2));
        Assert.True(window.WasAssigned(3));
        Assert.False(window.WasAssigned(4));
        Assert.False(window.WasAssigned(uint.MaxValue));
    }

    private static void Compare(uint start, (int Action, int Amount)[] steps)
    {
        var window = new RequestWindow<object>(MaxSpan, start);
        var model = new Dictionary<uint, object>();
        uint next = start;
        foreach ((int action, int amount) in steps)
        {
            if (action < 6 && window.HasRoom)
            {
                var request = new object();
                Assert.Equal(next, window.Add(request));
                model.Add(next++, request);
            }
            else if (model.Count > 0)
            {
                uint removed = model.Keys.ElementAt(amount % model.Count);
                window.Remove(removed);
                model.Remove(removed);
            }
            AssertAgrees(window, model, start, next, next + (uint)amount - 500);
        }
    }

    private static void AssertAgrees(RequestWindow<object> window, Dictionary<uint, object> model, uint start, uint next, uint probe)
    {
        uint oldest = model.Count == 0 ? next : next - model.Keys.Max(sequence => next - sequence);
        Assert.Equal((next, oldest, model.Count), (window.Next, window.Oldest, window.Count));
        Assert.Equal(next - oldest < MaxSpan, window.HasRoom);
        Assert.Same(model.GetValueOrDefault(probe), window.Find(probe));
        Assert.Equal(model.GetValueOrDefault(oldest), window.First);
        Assert.Equal((int)(probe - start) >= 0 && (int)(next - probe) > 0, window.WasAssigned(probe));
        Assert.All(model, entry => Assert.Same(entry.Value, window.Find(entry.Key)));
    }
}
