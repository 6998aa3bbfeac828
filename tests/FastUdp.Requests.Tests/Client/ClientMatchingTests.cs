using System.Net;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

/// <summary>Which datagram ends which request, and what becomes of the others.</summary>
public class ClientMatchingTests
{
    [Fact]
    public void A_reply_ends_its_request_and_has_its_message()
    {
        var simulation = new ClientSimulation();
        RequestClient client = simulation.Connect();
        RequestResult<Answer> result = simulation.AskAndRun(client, 77);
        Assert.True(result.IsReplied);
        Assert.Equal((new Answer(77, 1), 1), (result.Response, result.Sends));
        Assert.True(client.Statistics is { Requests: 1, Replied: 1, Sends: 1, Repetitions: 0 }, client.Statistics.ToString());
    }

    [Fact]
    public void A_second_reply_is_late()
    {
        var simulation = new ClientSimulation((ask, sender) =>
        {
            ClientResponder.Reply(ask, sender);
            ClientResponder.Reply(ask, sender);
        });
        RequestClient client = simulation.Connect();
        simulation.AskAndRun(client);
        simulation.Network.Run(TimeSpan.FromSeconds(1));
        Assert.True(client.Statistics is { Replied: 1, RepliesLate: 1, RepliesForeign: 0, RepliesMalformed: 0 }, client.Statistics.ToString());
    }

    [Fact]
    public void A_reply_after_the_request_was_given_up_is_late()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        RequestClient client = simulation.Connect();
        simulation.AskAndRun(client);
        simulation.Responder.Asks.TryPeek(out ClientAsk? ask);
        simulation.Server.TrySend(ask!.From, ClientResponder.MakeReply(ask.Header.Id, ask.Header.Sequence, new Answer(1, 1)));
        simulation.Network.Run(TimeSpan.FromSeconds(1));
        Assert.True(client.Statistics is { Replied: 0, TimedOut: 1, RepliesLate: 1 }, client.Statistics.ToString());
    }

    [Fact]
    public void A_reply_with_another_identifier_or_sequence_is_foreign() =>
        AssertDropped(
            (ask, sender) =>
            {
                ClientResponder.Reply(ask, sender, ask.Header with { Id = ask.Header.Id ^ 1 });
                ClientResponder.Reply(ask, sender, ask.Header with { Sequence = ask.Header.Sequence + 1 });
                ClientResponder.Reply(ask, sender, ask.Header with { Sequence = ask.Header.Sequence - 1 });
            },
            client => client.RepliesForeign);

    [Fact]
    public void What_is_no_reply_or_holds_no_response_is_malformed() =>
        AssertDropped(
            (ask, sender) =>
            {
                byte[] reply = ClientResponder.MakeReply(ask.Header.Id, ask.Header.Sequence, new Answer(1, 1));
                sender.Send(ask.From, [1, 2, 3]);
                sender.Send(ask.From, reply.AsSpan(..^1));
                ClientResponder.Reject(ask, sender, (RequestRejection)5);
                sender.Send(ask.From, ClientResponder.MakeReply(ask.Header.Id, ask.Header.Sequence, new Question(1)));
                ClientResponder.Challenge(ask, sender, token: 0);
                sender.Send(ask.From, []);
            },
            client => client.RepliesMalformed);

    [Fact]
    public void A_reply_from_another_remote_is_foreign()
    {
        var simulation = new ClientSimulation(ClientResponder.Ignore);
        UdpEndpoint stranger = simulation.Serve(IPEndPoint.Parse("10.0.0.9:1060"), new ClientResponder());
        RequestClient client = simulation.Open();
        Task<RequestResult<Answer>> asking = client.TryRequestAsync<Question, Answer>(simulation.Remote, new Question(1)).AsTask();
        simulation.Network.Run(TimeSpan.FromMilliseconds(1));
        simulation.Responder.Asks.TryPeek(out ClientAsk? ask);
        byte[] reply = ClientResponder.MakeReply(ask!.Header.Id, ask.Header.Sequence, new Answer(1, 1));
        stranger.TrySend(ask.From, reply);
        simulation.Network.Run(TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        Assert.Equal(1, client.Statistics.RepliesForeign);

        simulation.Server.TrySend(ask.From, reply);
        Assert.True(simulation.Finish(asking).IsReplied);
    }

    [Theory]
    [InlineData(RequestRejection.NoHandler, "10.0.0.1:1060 rejected the request, for it has no handler for this kind: 1 send in 0.00 s.")]
    [InlineData(RequestRejection.Malformed, "10.0.0.1:1060 rejected the request, for it cannot read the message: 1 send in 0.00 s.")]
    [InlineData(RequestRejection.HandlerFailed, "10.0.0.1:1060 rejected the request, for its handler failed: 1 send in 0.00 s.")]
    [InlineData(RequestRejection.ReplyUnwritable, "10.0.0.1:1060 rejected the request, for its reply cannot be written: 1 send in 0.00 s.")]
    public void A_rejection_ends_the_request_and_says_why(RequestRejection rejection, string message)
    {
        var simulation = new ClientSimulation((ask, sender) => ClientResponder.Reject(ask, sender, rejection));
        RequestClient client = simulation.Connect();
        RequestResult<Answer> result = simulation.AskAndRun(client);
        Assert.Equal((RequestOutcome.Rejected, rejection), (result.Outcome, result.Rejection));

        Task<Answer> asking = client.RequestAsync<Question, Answer>(new Question(1)).AsTask();
        RequestException failure = Assert.Throws<RequestException>(() => simulation.Finish(asking));
        Assert.Equal((RequestOutcome.Rejected, rejection, message), (failure.Outcome, failure.Rejection, failure.Message));
        Assert.Equal(2, client.Statistics.Rejected);
    }

    [Fact]
    public void Each_server_has_a_session_of_its_own_and_numbers_of_its_own()
    {
        var simulation = new ClientSimulation();
        var other = new ClientResponder();
        RemoteAddress second = simulation.Serve(IPEndPoint.Parse("10.0.0.9:1060"), other).LocalEndPoint;
        RequestClient client = simulation.Open();
        for (int i = 0; i < 3; i++)
        {
            foreach (RemoteAddress remote in (RemoteAddress[])[simulation.Remote, second])
                Assert.True(simulation.Finish(client.TryRequestAsync<Question, Answer>(remote, new Question(i)).AsTask()).IsReplied);
        }
        ClientAsk[][] asks = [[.. simulation.Responder.Asks], [.. other.Asks]];
        Assert.All(asks, received => Assert.Equal([0u, 1, 2], received.Select(ask => ask.Header.Sequence)));
        Assert.All(asks, received => Assert.Single(received.Select(ask => ask.Header.Session).Distinct()));
        Assert.NotEqual(asks[0][0].Header.Session, asks[1][0].Header.Session);
        Assert.Equal(6, asks.SelectMany(received => received).Select(ask => ask.Header.Id).Distinct().Count());
    }

    [Fact]
    public void Of_many_idle_servers_the_longest_idle_are_forgotten()
    {
        var simulation = new ClientSimulation();
        RequestClient client = simulation.Open();
        Assert.True(simulation.Finish(client.TryRequestAsync<Question, Answer>(simulation.Remote, new Question(0)).AsTask()).IsReplied);
        for (int i = 0; i < ServerTable.MaxIdle; i++)
        {
            // Nobody is there: the request is cancelled, and its server is idle.
            using var stop = new CancellationTokenSource();
            var nobody = new IPEndPoint(new IPAddress([10, 1, (byte)(i >> 8), (byte)i]), 1);
            Task<RequestResult<Answer>> asking = client.TryRequestAsync<Question, Answer>(nobody, new Question(i), stop.Token).AsTask();
            stop.Cancel();
            Assert.Equal(RequestOutcome.Cancelled, simulation.Finish(asking).Outcome);
        }
        Assert.True(simulation.Finish(client.TryRequestAsync<Question, Answer>(simulation.Remote, new Question(1)).AsTask()).IsReplied);
        ClientAsk[] asks = [.. simulation.Responder.Asks];
        Assert.NotEqual(asks[0].Header.Session, asks[1].Header.Session);
        Assert.Equal((0u, 0u), (asks[0].Header.Sequence, asks[1].Header.Sequence));
    }

    /// <summary>What a server says first is dropped and counted as one thing, and its reply to the repetition is taken.</summary>
    private static void AssertDropped(ClientScript first, Func<RequestClientStatistics, long> count)
    {
        var simulation = new ClientSimulation();
        simulation.Responder.Script = (ask, sender) => (ask.Copy == 1 ? first : ClientResponder.Reply)(ask, sender);
        RequestClient client = simulation.Connect();
        Assert.Equal((RequestOutcome.Replied, 2), (simulation.AskAndRun(client).Outcome, (int)client.Statistics.Sends));
        long sent = simulation.Server.Statistics.DatagramsSent;
        RequestClientStatistics statistics = client.Statistics;
        Assert.Equal(sent - 1, count(statistics));
        Assert.Equal(sent - 1, statistics.RepliesForeign + statistics.RepliesLate + statistics.RepliesMalformed);
        Assert.Equal(sent, client.Endpoint.Statistics.DatagramsReceived);
    }
}
