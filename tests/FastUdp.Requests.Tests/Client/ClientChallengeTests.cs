using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>A server that wants a proof of the client's address.</summary>
public class ClientChallengeTests
{
    private const ulong Token = 0x1234_5678_9ABC_DEF0;

    [Fact]
    public void The_request_is_sent_again_at_once_with_the_token_and_so_is_every_later_one()
    {
        var simulation = new ClientSimulation(DemandToken);
        RequestClient client = simulation.Connect();
        RequestResult<Answer> result = simulation.AskAndRun(client, 1);
        Assert.Equal((RequestOutcome.Replied, 2, TimeSpan.Zero), (result.Outcome, result.Sends, result.Elapsed));
        Assert.Equal(1, simulation.AskAndRun(client, 2).Sends);
        Assert.Equal([0, Token, Token], simulation.Responder.Asks.Select(ask => ask.Header.Token));
        Assert.True(client.Statistics is { Challenges: 1, Sends: 3, Repetitions: 0, Replied: 2 }, client.Statistics.ToString());
    }

    [Fact]
    public void All_in_flight_are_sent_again()
    {
        var simulation = new ClientSimulation(DemandToken);
        RequestClient client = simulation.Connect();
        Task<RequestResult<Answer>[]> asking = Task.WhenAll(Enumerable.Range(0, 500).Select(number => ClientSimulation.Ask(client, number).AsTask()));
        Assert.All(simulation.Finish(asking), result => Assert.Equal((RequestOutcome.Replied, 2), (result.Outcome, result.Sends)));
        Assert.Equal(500, client.Statistics.Challenges);
        Assert.Equal(TimeSpan.Zero, simulation.Network.Now);
    }

    [Fact]
    public void A_third_challenge_of_one_request_is_not_answered()
    {
        var simulation = new ClientSimulation((ask, sender) => ClientResponder.Challenge(ask, sender, Token));
        RequestClient client = simulation.Connect(simulation.Options with { Retry = RetryPolicy.Fixed(TimeSpan.FromSeconds(1), sends: 1) });
        RequestResult<Answer> result = simulation.AskAndRun(client);
        Assert.Equal((RequestOutcome.TimedOut, 3, TimeSpan.FromSeconds(1)), (result.Outcome, result.Sends, result.Elapsed));
        Assert.True(client.Statistics is { Challenges: 2, RepliesLate: 1, Repetitions: 0 }, client.Statistics.ToString());
    }

    [Fact]
    public void A_challenge_for_nothing_that_was_asked_changes_nothing()
    {
        var simulation = new ClientSimulation((ask, sender) =>
        {
            if (ask.Number == 2)
                sender.Send(ask.From, ClientResponder.Write(new Challenge(ask.Header.Id + 1, ask.Header.Sequence, Token)));
            ClientResponder.Reply(ask, sender);
        });
        RequestClient client = simulation.Connect();
        for (int number = 1; number <= 3; number++)
            Assert.Equal(1, simulation.AskAndRun(client, number).Sends);
        Assert.All(simulation.Responder.Asks, ask => Assert.Equal(0UL, ask.Header.Token));
        Assert.True(client.Statistics is { Challenges: 0, RepliesForeign: 1 }, client.Statistics.ToString());
    }

    [Fact]
    public void Challenges_of_large_requests_that_do_not_fit_one_block_are_all_answered()
    {
        var simulation = new ClientSimulation(DemandToken);
        RequestClient client = simulation.Connect();
        byte[] text = new byte[20_000];
        Task<RequestResult<Answer>[]> asking = Task.WhenAll(Enumerable.Range(0, 30).Select(
            _ => client.TryRequestAsync<LargeQuestion, Answer>(new LargeQuestion(text)).AsTask()));
        Assert.All(simulation.Finish(asking), result => Assert.Equal((RequestOutcome.Replied, 2), (result.Outcome, result.Sends)));
    }

    private static void DemandToken(ClientAsk ask, DatagramSender sender)
    {
        if (ask.Header.Token == Token)
            ClientResponder.Reply(ask, sender);
        else
            ClientResponder.Challenge(ask, sender, Token);
    }
}
