using FastUdp.Transport;
using Xunit;

namespace FastUdp.Engine.Tests.Pure;

public class NetworkErrorReportsTests
{
    [Fact]
    public void Errors_are_told_in_their_order_by_whoever_tells()
    {
        var told = new List<NetworkError>();
        var reports = new NetworkErrorReports(told.Add);
        reports.Tell();
        for (int i = 0; i < 10; i++)
            reports.Add(Error(i));
        Assert.Empty(told);
        reports.Tell();
        reports.Tell();
        Assert.Equal(Enumerable.Range(0, 10), told.Select(error => error.SystemError));
        Assert.Equal((10, 5, 0), (reports.Count, reports.Refusals, reports.Untold));
    }

    [Fact]
    public void What_is_added_by_the_callback_is_told_after_it_and_not_within()
    {
        int depth = 0;
        int count = 0;
        NetworkErrorReports? reports = null;
        reports = new NetworkErrorReports(_ =>
        {
            Assert.Equal(1, ++depth);
            if (++count < 5)
                reports!.Add(Error(count));
            reports!.Tell();
            depth--;
        });
        reports.Add(Error(0));
        reports.Tell();
        Assert.Equal(5, count);
    }

    [Fact]
    public void More_than_may_wait_are_counted()
    {
        int told = 0;
        var reports = new NetworkErrorReports(_ => told++);
        for (int i = 0; i < NetworkErrorReports.Capacity + 7; i++)
            reports.Add(Error(0));
        reports.Tell();
        Assert.Equal((NetworkErrorReports.Capacity, 7), (told, reports.Untold));
        reports.Add(Error(0));
        reports.Tell();
        Assert.Equal((NetworkErrorReports.Capacity + 1, NetworkErrorReports.Capacity + 8), (told, reports.Count));
    }

    [Fact]
    public void A_callback_that_throws_loses_nothing_of_what_waits()
    {
        var told = new List<int>();
        var reports = new NetworkErrorReports(error =>
        {
            told.Add(error.SystemError);
            if (error.SystemError == 1)
                throw new InvalidOperationException("the callback's own");
        });
        for (int i = 0; i < 4; i++)
            reports.Add(Error(i));
        Assert.Throws<InvalidOperationException>(reports.Tell);
        Assert.Equal([0, 1], told);
        reports.Tell();
        Assert.Equal([0, 1, 2, 3], told);
    }

    [Fact]
    public async Task Never_are_there_two_calls_at_once_and_each_error_is_told()
    {
        const int Threads = 4;
        const int Each = 5_000;
        int inside = 0;
        int told = 0;
        int together = 0;
        var reports = new NetworkErrorReports(_ =>
        {
            together = Math.Max(together, Interlocked.Increment(ref inside));
            told++;
            Interlocked.Decrement(ref inside);
        });
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => TimeLimits.OnOwnThread(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                reports.Add(Error(i));
                reports.Tell();
            }
        }))).Within();
        reports.Tell();
        Assert.Equal((1, Threads * Each), (together, told + reports.Untold));
    }

    private static NetworkError Error(int number) =>
        new(default, number % 2 == 0 ? NetworkErrorKind.PortUnreachable : NetworkErrorKind.Other, 0, null, number);
}
