using FastUdp.PathMtu;
using Xunit;

namespace FastUdp.Engine.Tests.PathMtu;

/// <summary>The states of RFC 8899 and what leads from one to the other.</summary>
public class PathMtuSearchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_base_size_is_probed_first_and_used_until_more_is_known()
    {
        var path = new ModelPath();
        Assert.Equal((PathMtuState.Base, 1_200), (path.Search.State, path.Search.PayloadBytes));
        path.Run(TimeSpan.Zero);
        Assert.Equal([1_200], path.Sent);
        path.Run(path.RoundTrip);
        Assert.Equal((PathMtuState.Searching, 1_200), (path.Search.State, path.Search.PayloadBytes));
    }

    [Theory]
    [InlineData(1_252)]
    [InlineData(1_372)]
    [InlineData(1_464)]
    [InlineData(1_472)]
    [InlineData(8_972)]
    [InlineData(4_321)]
    [InlineData(1_200)]
    [InlineData(1_199)]
    [InlineData(548)]
    [InlineData(65_507)]
    public void The_largest_size_is_found_to_the_byte(int passes)
    {
        var path = new ModelPath { Passes = passes };
        path.RunToCompletion();
        Assert.Equal(passes, path.Search.PayloadBytes);
    }

    [Fact]
    public void A_common_path_takes_a_second_at_most_and_a_dozen_probes()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        Assert.InRange(path.Now, TimeSpan.Zero, Second);
        Assert.InRange(path.Sent.Count, 1, 12);
    }

    [Fact]
    public void What_the_own_interface_refuses_takes_neither_time_nor_a_datagram()
    {
        var path = new ModelPath { InterfaceTakes = 1_472 };
        path.Search.SuggestMtu(1_500);
        path.RunToCompletion();
        Assert.Equal(1_472, path.Search.PayloadBytes);
        Assert.Equal([1_200, 1_472], path.Sent);
        Assert.Equal((1, path.RoundTrip * 2), (path.Refused, path.Now));
    }

    [Fact]
    public void What_a_refusal_says_is_tried_next()
    {
        var path = new ModelPath { InterfaceTakes = 1_333, Passes = 1_333, SaysMtu = 1_361 };
        path.RunToCompletion();
        Assert.Equal([1_200, 1_333], path.Sent);
        Assert.Equal(1_333, path.Search.PayloadBytes);
    }

    [Fact]
    public void Where_not_even_the_base_size_is_taken_the_least_is_used()
    {
        var path = new ModelPath { InterfaceTakes = 900, Passes = 900 };
        Assert.True(path.Run(Second, () => path.Search.State == PathMtuState.Error));
        Assert.Equal(548, path.Search.PayloadBytes);
        path.RunToCompletion();
        Assert.Equal(900, path.Search.PayloadBytes);
        Assert.DoesNotContain(path.Sent, size => size > 900);
    }

    [Fact]
    public void Nothing_is_sent_that_is_known_to_be_too_long()
    {
        var path = new ModelPath { Passes = 1_234 };
        path.RunToCompletion();
        int ceiling = int.MaxValue;
        foreach (IGrouping<int, int> same in path.Sent.Where(size => size != 1_200).GroupBy(size => size))
        {
            Assert.True(same.Key < ceiling, $"{same.Key} was sent although {ceiling} had been lost.");
            Assert.Equal(same.Key > path.Passes ? 3 : 1, same.Count());
            ceiling = same.Key > path.Passes ? same.Key : ceiling;
        }
    }

    [Fact]
    public void A_remote_that_does_not_reply_is_an_error_and_tried_ever_less_often()
    {
        var path = new ModelPath { IsOut = true };
        path.Run(TimeSpan.FromSeconds(10), () => path.Search.State == PathMtuState.Error);
        Assert.Equal(548, path.Search.PayloadBytes);
        path.Run(TimeSpan.FromSeconds(10));
        int sent = path.Sent.Count;
        Assert.Equal(6, sent);

        // Nobody wants to reach it.
        path.Run(TimeSpan.FromHours(1));
        Assert.Equal(sent, path.Sent.Count);
        UseFor(path, TimeSpan.FromHours(1));
        Assert.InRange(path.Sent.Count - sent, 3 * 6, 3 * 14);

        path.IsOut = false;
        path.Search.OnUse();
        path.RunToCompletion();
        Assert.Equal(1_472, path.Search.PayloadBytes);
    }

    [Fact]
    public void A_larger_path_is_found_after_the_raise_interval_and_not_before()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        path.Passes = 8_972;
        UseFor(path, TimeSpan.FromSeconds(595));
        Assert.Equal(1_472, path.Search.PayloadBytes);
        Assert.DoesNotContain(path.Sent, size => size is > 1_473 and < 8_972);
        UseFor(path, TimeSpan.FromSeconds(30));
        Assert.Equal(8_972, path.Search.PayloadBytes);
    }

    [Fact]
    public void The_size_found_is_confirmed_while_the_path_is_used_and_not_otherwise()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        int sent = path.Sent.Count;
        UseFor(path, TimeSpan.FromSeconds(60));
        Assert.InRange(path.Sent.Count - sent, 9, 12);
        Assert.All(path.Sent[sent..], size => Assert.Equal(1_472, size));

        path.Run(TimeSpan.FromSeconds(10));
        sent = path.Sent.Count;
        path.Run(TimeSpan.FromHours(1));
        Assert.Equal(sent, path.Sent.Count);
    }

    [Fact]
    public void Where_deliveries_are_told_nothing_is_confirmed()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        int sent = path.Sent.Count;
        for (int i = 0; i < 100; i++)
        {
            path.Search.OnDelivered(path.Now, 1_472);
            path.Run(Second);
        }
        Assert.Equal(sent, path.Sent.Count);
    }

    [Fact]
    public void A_remote_that_is_there_only_later_is_searched_no_slower()
    {
        var path = new ModelPath { Passes = 1_361, IsOut = true };
        path.Run(TimeSpan.FromMilliseconds(2_500));
        path.IsOut = false;
        Assert.True(path.Run(TimeSpan.FromSeconds(10), () => path.Search.State == PathMtuState.Searching));
        TimeSpan before = path.Now;
        path.RunToCompletion();
        Assert.Equal(1_361, path.Search.PayloadBytes);
        Assert.InRange(path.Now - before, TimeSpan.Zero, Second * 5);
    }

    [Theory]
    [InlineData(1_300)]
    [InlineData(1_471)]
    [InlineData(1_200)]
    [InlineData(700)]
    public void A_path_that_shrinks_is_noticed_by_the_next_confirmation(int passes)
    {
        var path = new ModelPath();
        path.RunToCompletion();
        path.Passes = passes;
        int sent = path.Sent.Count;
        UseFor(path, TimeSpan.FromSeconds(20));
        Assert.Equal((PathMtuState.SearchComplete, passes), (path.Search.State, path.Search.PayloadBytes));
        Assert.Equal(1, path.Counters.BlackHoles);

        // Three of 1,472 were lost; from then on none was sent.
        Assert.Equal(3, path.Sent[sent..].Count(size => size >= 1_472));
    }

    [Fact]
    public void Losses_in_a_row_that_are_told_are_a_black_hole()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        path.Passes = 1_252;
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(1_472, path.Search.PayloadBytes);
            path.Search.OnLost(path.Now, 1_472);
        }
        Assert.Equal((PathMtuState.Base, 1_200), (path.Search.State, path.Search.PayloadBytes));
        path.RunToCompletion();
        Assert.Equal(1_252, path.Search.PayloadBytes);
    }

    [Fact]
    public void Losses_with_deliveries_between_or_of_short_datagrams_are_none()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        for (int i = 0; i < 100; i++)
        {
            path.Search.OnLost(path.Now, 1_472);
            path.Search.OnLost(path.Now, 1_472);
            path.Search.OnDelivered(path.Now, 1_472);
            path.Search.OnLost(path.Now, 1_200);
            path.Search.OnLost(path.Now, 1_473);
        }
        Assert.Equal((PathMtuState.SearchComplete, 0), (path.Search.State, path.Counters.BlackHoles));
    }

    [Fact]
    public void Deliveries_of_short_datagrams_do_not_hide_a_black_hole()
    {
        var path = new ModelPath();
        path.RunToCompletion();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(1_472, path.Search.PayloadBytes);
            path.Search.OnLost(path.Now, 1_472);
            path.Search.OnDelivered(path.Now, 1_400);
        }
        Assert.Equal((1, 1_400), (path.Counters.BlackHoles, path.Search.PayloadBytes));
    }

    [Fact]
    public void After_an_outage_the_size_that_passed_before_is_found_at_once()
    {
        var path = new ModelPath { Passes = 1_357 };
        path.RunToCompletion();
        path.IsOut = true;
        UseFor(path, TimeSpan.FromSeconds(60));
        Assert.Equal((PathMtuState.Error, 548), (path.Search.State, path.Search.PayloadBytes));

        path.IsOut = false;
        path.Search.OnUse();
        Assert.True(path.Run(TimeSpan.FromMinutes(5), () => path.Search.State == PathMtuState.Searching));
        int sent = path.Sent.Count;
        path.RunToCompletion();
        Assert.Equal(1_357, path.Search.PayloadBytes);
        Assert.Equal([1_200, 1_357, 1_358, 1_358, 1_358], path.Sent[sent..]);
    }

    /// <summary>Lets time pass in which something is sent every second.</summary>
    private static void UseFor(ModelPath path, TimeSpan time)
    {
        for (TimeSpan used = TimeSpan.Zero; used < time; used += Second)
        {
            path.Search.OnUse();
            path.Run(Second);
        }
    }
}
