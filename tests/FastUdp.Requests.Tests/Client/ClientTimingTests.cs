using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>When requests are repeated and given up, to the millisecond.</summary>
public class ClientTimingTests
{
    [Fact]
    public void Without_a_reply_the_default_sends_five_times_and_gives_up_after_3_1_seconds()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect();
        RequestResult<Answer> result = simulation.AskAndRun(client);

        Assert.Equal((RequestOutcome.TimedOut, 5, TimeSpan.FromSeconds(3.1)), (result.Outcome, result.Sends, result.Elapsed));
        Assert.Equal([0, 0.1, 0.3, 0.7, 1.5], simulation.ArrivalsOf(1));
        Assert.True(client.Statistics is { Requests: 1, Sends: 5, Repetitions: 4, TimedOut: 1, InFlight: 0 }, client.Statistics.ToString());
    }

    [Fact]
    public void Every_copy_of_a_request_is_the_same_but_for_what_is_newest()
    {
        var simulation = new ClientSimulation((ask, sender) =>
        {
            if (ask.Number == 2 || ask.Copy == 3)
                ClientResponder.Reply(ask, sender);
        });
        RequestClient client = simulation.Connect();
        ValueTask<RequestResult<Answer>> second = ClientSimulation.Ask(client, 2);
        RequestResult<Answer> result = simulation.AskAndRun(client, 1);

        Assert.Equal((RequestOutcome.Replied, 3), (result.Outcome, result.Sends));
        Assert.True(second.IsCompleted);
        RequestHeader[] copies = [.. simulation.Responder.Asks.Where(ask => ask.Number == 1).Select(ask => ask.Header)];
        Assert.Equal(copies[0] with { Oldest = 1 }, copies[1]);
        Assert.Equal((0u, 1u, 1u), (copies[0].Oldest, copies[0].Sequence, copies[2].Oldest));
    }

    [Fact]
    public void A_round_trip_is_measured_and_the_adaptive_policy_follows_it()
    {
        var link = new FastUdp.Impairment.LinkImpairment { Delay = TimeSpan.FromMilliseconds(40) };
        var simulation = new ClientSimulation();
        simulation.Network.SetLink(System.Net.IPAddress.Loopback, simulation.Server.LocalEndPoint.Address, link);
        simulation.Network.SetLink(simulation.Server.LocalEndPoint.Address, System.Net.IPAddress.Loopback, link);
        RequestClient client = simulation.Connect(simulation.Options with { Retry = RetryPolicy.Adaptive(sends: 2, jitter: 0) });

        Assert.Equal(TimeSpan.FromMilliseconds(80), simulation.AskAndRun(client, 1).Elapsed);
        simulation.Responder.Script = ClientResponder.Ignore;
        RequestResult<Answer> result = simulation.AskAndRun(client, 2);
        Assert.Equal(TimeSpan.FromMilliseconds(240 + 480), result.Elapsed); // SRTT 80 ms, RTTVAR 40 ms
    }

    [Fact]
    public void What_was_sent_twice_is_not_measured()
    {
        var simulation = new ClientSimulation((ask, sender) =>
        {
            if (ask.Copy == 2)
                ClientResponder.Reply(ask, sender);
        });
        RequestClient client = simulation.Connect(simulation.Options with { Retry = RetryPolicy.Adaptive(sends: 2, jitter: 0) });
        Assert.Equal(TimeSpan.FromSeconds(1), simulation.AskAndRun(client, 1).Elapsed);
        simulation.Responder.Script = ClientResponder.Ignore;
        Assert.Equal(TimeSpan.FromSeconds(3), simulation.AskAndRun(client, 2).Elapsed); // Still 1 s and 2 s.
    }

    [Fact]
    public void Jitter_is_drawn_for_each_wait()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(
            simulation.Options with { Retry = RetryPolicy.Fixed(TimeSpan.FromSeconds(1), sends: 100, jitter: 0.5), Budget = RetryBudget.Unlimited });
        simulation.AskAndRun(client);
        double[] arrivals = simulation.ArrivalsOf(1);
        double[] waits = [.. arrivals.Skip(1).Zip(arrivals, (later, earlier) => later - earlier)];
        Assert.All(waits, wait => Assert.InRange(wait, 0.5, 1.5));
        Assert.True(waits.Distinct().Count() > 80);
        Assert.InRange(waits.Average(), 0.9, 1.1);
    }

    [Fact]
    public void A_repetition_there_is_no_budget_for_is_withheld_and_the_wait_goes_on()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { Budget = new RetryBudget(1, 0, 0) });
        RequestResult<Answer> result = simulation.AskAndRun(client);
        Assert.Equal((RequestOutcome.TimedOut, 2, TimeSpan.FromSeconds(3.1)), (result.Outcome, result.Sends, result.Elapsed));
        Assert.Equal([0, 0.1], simulation.ArrivalsOf(1));
        Assert.True(client.Statistics is { Sends: 2, Repetitions: 1, RepetitionsWithheld: 3 }, client.Statistics.ToString());
    }

    [Fact]
    public void In_an_outage_of_a_thousand_requests_the_reserve_and_a_trickle_are_all_that_is_repeated()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { Budget = new RetryBudget(50, 3, 10) });
        Task all = Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => ClientSimulation.Ask(client, number).AsTask()));
        Assert.True(simulation.Network.RunUntil(all, TimeSpan.FromMinutes(1)));
        Assert.InRange(client.Statistics.Repetitions, 50, 50 + 31);
        Assert.Equal(4_000, client.Statistics.Repetitions + client.Statistics.RepetitionsWithheld);
    }

    [Fact]
    public void The_clock_has_nothing_to_do_when_nothing_is_pending()
    {
        var simulation = new ClientSimulation();
        RequestClient client = simulation.Connect();
        simulation.AskAndRun(client);
        Assert.True(simulation.Network.RunUntilIdle(TimeSpan.FromSeconds(1)));
        Assert.InRange(simulation.Network.Now, TimeSpan.Zero, TimeSpan.FromSeconds(0.1));
    }

    [Fact]
    public void A_wait_of_an_hour_ends_after_an_hour()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { Retry = RetryPolicy.Fixed(TimeSpan.FromHours(1), sends: 1) });
        Assert.Equal(TimeSpan.FromHours(1), simulation.AskAndRun(client).Elapsed);
    }

    [Fact]
    public void What_a_policy_throws_on_the_timer_closes_the_client()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { Retry = new FailingRetry() });
        Task<Answer> asking = client.RequestAsync<Question, Answer>(new Question(1)).AsTask();
        RequestException failure = Assert.Throws<RequestException>(() => simulation.Finish(asking));
        Assert.Equal(RequestOutcome.Closed, failure.Outcome);
        Assert.IsType<NotSupportedException>(failure.InnerException);
        Assert.Equal(RequestOutcome.Closed, simulation.AskAndRun(client).Outcome);
    }

    [Fact]
    public void A_client_that_was_closed_by_a_fault_leaves_the_clock_alone()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { MaxSpan = 64, Retry = new FailingRetry() });
        Task all = Task.WhenAll(Enumerable.Range(0, 200).Select(number => ClientSimulation.Ask(client, number).AsTask()));
        Assert.True(simulation.Network.RunUntil(all, TimeSpan.FromMinutes(1)));
        Assert.Equal(200, client.Statistics.Closed);
        Assert.True(simulation.Network.RunUntilIdle(TimeSpan.FromSeconds(10)));
        Assert.Equal(TimeSpan.FromSeconds(1), simulation.Network.Now);
    }

    private sealed record FailingRetry : RetryPolicy
    {
        public override TimeSpan? NextWait(int waits, in RoundTripEstimate estimate, double chance) =>
            waits == 0 ? TimeSpan.FromSeconds(1) : throw new NotSupportedException();
    }
}
