using FastUdp.Demo.Retry;

namespace FastUdp.Demo.Tests.Retry;

public class ExecutionCounterTests
{
    [Fact]
    public void Executions_are_counted_request_by_request()
    {
        var counter = new ExecutionCounter();
        Assert.Equal([1, 1, 2, 3, 2], [.. ((ulong[])[7, 8, 7, 7, 8]).Select(counter.Count)]);
        Assert.Equal(2, counter.Repeated);
    }

    [Fact]
    public void A_generation_is_remembered_and_two_at_most()
    {
        var counter = new ExecutionCounter();
        counter.Count(ulong.MaxValue);
        CountOthers(counter, from: 0, ExecutionCounter.Generation);
        Assert.Equal(2, counter.Count(ulong.MaxValue));
        CountOthers(counter, from: ExecutionCounter.Generation, 2 * ExecutionCounter.Generation);
        Assert.Equal(1, counter.Count(ulong.MaxValue));
    }

    private static void CountOthers(ExecutionCounter counter, int from, int count)
    {
        for (int id = from; id < from + count; id++)
            Assert.Equal(1, counter.Count((ulong)id));
    }
}
