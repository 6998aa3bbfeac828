using Xunit;

namespace FastUdp.Requests.Tests.Retry;

public class RetryAccountTests
{
    [Fact]
    public void It_begins_with_the_reserve()
    {
        var account = new RetryAccount(new RetryBudget(3, 0, 0));
        Assert.Equal(3, Spend(account, attempts: 10));
        Assert.Equal(0, Spend(account, attempts: 10, nowTicks: TimeSpan.TicksPerDay));
    }

    [Fact]
    public void A_reply_earns_and_the_reserve_is_not_exceeded()
    {
        var account = new RetryAccount(new RetryBudget(2, 0.5, 0));
        for (int i = 0; i < 100; i++)
            account.Earn();
        Assert.Equal(2, Spend(account, attempts: 10));
        account.Earn();
        Assert.Equal(0, Spend(account, attempts: 1));
        account.Earn();
        Assert.Equal(1, Spend(account, attempts: 10));
    }

    [Fact]
    public void Time_earns()
    {
        var account = new RetryAccount(new RetryBudget(100, 0, 10));
        Spend(account, attempts: 100);
        Assert.Equal(0, Spend(account, 100, nowTicks: TimeSpan.TicksPerSecond / 20));
        Assert.Equal(5, Spend(account, 100, nowTicks: TimeSpan.TicksPerSecond / 2));
        Assert.Equal(100, Spend(account, 200, nowTicks: TimeSpan.TicksPerHour));
    }

    [Fact]
    public void Without_limit_everything_is_granted() =>
        Assert.Equal(1_000_000, Spend(new RetryAccount(RetryBudget.Unlimited), attempts: 1_000_000));

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, double.PositiveInfinity)]
    public void A_budget_out_of_bounds_is_refused(double reserve, double perReply, double perSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryBudget(reserve, perReply, perSecond).Validate());

    private static int Spend(RetryAccount account, int attempts, long nowTicks = 0)
    {
        int spent = 0;
        for (int i = 0; i < attempts; i++)
            spent += account.TrySpend(nowTicks) ? 1 : 0;
        return spent;
    }
}
