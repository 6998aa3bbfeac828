using FastUdp.Demo.Broadcast;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Broadcast;

public class AnswerBudgetTests
{
    [Fact]
    public void Each_second_has_so_many()
    {
        var network = new SimulatedNetwork();
        var budget = new AnswerBudget(perSecond: 3, network.TimeProvider);
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => budget.TryTake()));
        network.Run(TimeSpan.FromSeconds(0.999));
        Assert.False(budget.TryTake());
        network.Run(TimeSpan.FromSeconds(0.001));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => budget.TryTake()));
        Assert.Equal(4, budget.Refused);
    }
}
