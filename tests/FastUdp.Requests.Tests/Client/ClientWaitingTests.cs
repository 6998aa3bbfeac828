using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>How many requests are in flight, and in which order the others follow.</summary>
public class ClientWaitingTests
{
    [Fact]
    public void No_more_than_the_limit_are_in_flight_and_the_others_follow_in_their_order()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { MaxInFlight = 4 });
        Task[] asking = [.. Enumerable.Range(0, 20).Select(number => ClientSimulation.Ask(client, number).AsTask())];
        simulation.Network.Run(TimeSpan.FromMilliseconds(50));
        Assert.Equal((4, 16), (client.Statistics.InFlight, client.Statistics.Waiting));
        Assert.Equal(4, simulation.Responder.Asks.Count);

        simulation.Responder.Script = ClientResponder.Reply;
        Assert.True(simulation.Network.RunUntil(Task.WhenAll(asking), TimeSpan.FromMinutes(1)));
        long[] order = [.. simulation.Responder.Asks.Select(ask => ask.Number).Distinct()];
        Assert.Equal(Enumerable.Range(0, 20).Select(number => (long)number), order);
        Assert.Equal((0, 0), (client.Statistics.InFlight, client.Statistics.Waiting));
    }

    [Fact]
    public void One_more_than_may_wait_is_turned_away_and_nothing_is_sent()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { MaxInFlight = 1, MaxWaiting = 2 });
        for (int i = 0; i < 3; i++)
            _ = ClientSimulation.Ask(client, i).AsTask();
        Task<Answer> tooMuch = client.RequestAsync<Question, Answer>(new Question(9)).AsTask();
        RequestException failure = Assert.Throws<RequestException>(() => simulation.Finish(tooMuch));

        Assert.Equal((RequestOutcome.Overloaded, 0, TimeSpan.Zero), (failure.Outcome, failure.Sends, failure.Elapsed));
        Assert.Equal("Too many requests: 2 wait for a place in flight, the limit is 2. Nothing was sent to 10.0.0.1:1060.", failure.Message);
        Assert.Equal(1, client.Statistics.Overloaded);
        simulation.Network.Run(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(simulation.Responder.Asks, ask => ask.Number == 9);
    }

    [Fact]
    public void A_request_that_waits_is_measured_from_its_first_send_on()
    {
        var simulation = new ClientSimulation((ask, sender) =>
        {
            if (ask.Number != 0)
                ClientResponder.Reply(ask, sender);
        });
        RequestClient client = simulation.Connect(simulation.Options with { MaxInFlight = 1 });
        _ = ClientSimulation.Ask(client, 0).AsTask();
        Task<RequestResult<Answer>> waiting = ClientSimulation.Ask(client, 1).AsTask();
        RequestResult<Answer> result = simulation.Finish(waiting);
        Assert.Equal((RequestOutcome.Replied, 1, TimeSpan.Zero), (result.Outcome, result.Sends, result.Elapsed));
        Assert.Equal(TimeSpan.FromSeconds(3.1), simulation.Network.Now);
    }

    [Fact]
    public void The_span_of_a_server_holds_up_those_who_ask_it_and_nobody_else()
    {
        const int Span = 64;
        ClientScript allButTheFirst = (ask, sender) =>
        {
            if (ask.Number != 0)
                ClientResponder.Reply(ask, sender);
        };
        var simulation = new ClientSimulation(allButTheFirst);
        var other = new ClientResponder(timeProvider: simulation.Network.TimeProvider);
        RemoteAddress otherRemote = simulation.Serve(System.Net.IPEndPoint.Parse("10.0.0.9:1060"), other).LocalEndPoint;
        RequestClient client = simulation.Open(simulation.Options with { MaxSpan = Span });

        Task[] first = [.. Enumerable.Range(0, 200).Select(number => Ask(simulation.Remote, number))];
        Task[] second = [.. Enumerable.Range(0, 50).Select(number => Ask(otherRemote, number))];
        simulation.Network.Run(TimeSpan.FromMilliseconds(20));
        Assert.Equal(Span - 1, first.Count(task => task.IsCompleted));
        Assert.All(second, task => Assert.True(task.IsCompleted));
        Assert.Equal((1, 200 - Span), (client.Statistics.InFlight, client.Statistics.Waiting));

        Assert.True(simulation.Network.RunUntil(Task.WhenAll(first), TimeSpan.FromMinutes(1)));
        Assert.Equal(TimeSpan.FromSeconds(3.1), simulation.Network.Now);
        Assert.Equal(
            Enumerable.Range(0, 200).Select(number => (long)number), simulation.Responder.Asks.Select(ask => ask.Number).Distinct());
        Assert.All(simulation.Responder.Asks, ask => Assert.InRange(ask.Header.Sequence - ask.Header.Oldest, 0u, (uint)(Span - 1)));

        Task Ask(RemoteAddress remote, long number) => client.TryRequestAsync<Question, Answer>(remote, new Question(number)).AsTask();
    }

    [Fact]
    public void Who_waits_can_be_cancelled_and_is_never_sent()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(simulation.Options with { MaxInFlight = 1 });
        using var stop = new CancellationTokenSource();
        _ = ClientSimulation.Ask(client, 0).AsTask();
        Task<RequestResult<Answer>> waiting = ClientSimulation.Ask(client, 1, stop.Token).AsTask();
        stop.Cancel();
        RequestResult<Answer> result = simulation.Finish(waiting);
        Assert.Equal((RequestOutcome.Cancelled, 0, TimeSpan.Zero), (result.Outcome, result.Sends, result.Elapsed));
        simulation.Network.Run(TimeSpan.FromSeconds(10));
        Assert.DoesNotContain(simulation.Responder.Asks, ask => ask.Number == 1);
    }

    [Fact]
    public void Cancelling_what_is_in_flight_lets_the_next_in_even_when_nothing_else_happens()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect(
            simulation.Options with { MaxInFlight = 1, Retry = RetryPolicy.Fixed(TimeSpan.FromHours(1), 1) });
        using var stop = new CancellationTokenSource();
        Task<RequestResult<Answer>> first = ClientSimulation.Ask(client, 0, stop.Token).AsTask();
        Task<RequestResult<Answer>> second = ClientSimulation.Ask(client, 1).AsTask();
        simulation.Network.Run(TimeSpan.FromSeconds(1));
        simulation.Responder.Script = ClientResponder.Reply;
        stop.Cancel();
        Assert.Equal(RequestOutcome.Cancelled, simulation.Finish(first).Outcome);
        Assert.Equal(RequestOutcome.Replied, simulation.Finish(second).Outcome);
        Assert.InRange(simulation.Network.Now, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.002));
    }
}
