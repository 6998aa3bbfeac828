using FastUdp.Requests.Tests.Support;
using FsCheck.Fluent;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>Requests of several clients, each copied, delayed and shuffled at will, with handlers that end at will.</summary>
public sealed class AtMostOnceProperties
{
    private const int Clients = 3;
    private const int Requests = 40;

    [Fact]
    public void However_copies_arrive_each_request_is_executed_once_at_most_and_all_copies_get_the_same_bytes() =>
        Always.HoldsFor(Gen.Choose(0, int.MaxValue), Check, times: 100);

    private static void Check(int seed)
    {
        var chance = new Random(seed);
        var executions = new Dictionary<ulong, int>();
        var running = new List<TaskCompletionSource<Answer>>();
        bool isAsync = chance.Next(2) == 0;
        var scene = new ServerScene(isAsync ? Slow(executions, running) : Fast(executions));
        ServerPeer[] peers = [.. Enumerable.Range(0, Clients).Select(i => scene.Peer($"10.0.1.{i + 1}:0"))];

        foreach ((int client, byte[] datagram) in Shuffled(chance))
        {
            peers[client].Send(datagram);
            scene.Pass(TimeSpan.FromMilliseconds(chance.Next(3)));
            for (int i = running.Count - 1; i >= 0 && chance.Next(2) == 0; i--)
                running[i].TrySetResult(new Answer(i, 1));
            scene.Settle();
        }

        Assert.All(executions.Values, count => Assert.Equal(1, count));
        Assert.Equal(executions.Count, scene.Statistics.Executed);
        foreach (ServerPeer peer in peers)
            Assert.All(peer.Replies.GroupBy(reply => reply.Id), copies => Assert.Single(copies.Select(reply => Convert.ToHexString(reply.Bytes)).Distinct()));
        Assert.Equal(peers.Sum(peer => peer.Count), scene.Statistics.RepliesSent);
        scene.AssertAllCounted();
    }

    /// <summary>Up to five copies of each request, in their order but for those that are moved; the oldest is what a client might say.</summary>
    private static List<(int Client, byte[] Datagram)> Shuffled(Random chance)
    {
        var copies = new List<(double Time, int Client, byte[] Datagram)>();
        for (int client = 0; client < Clients; client++)
        {
            uint first = unchecked((uint)chance.Next(-30, 30));
            uint oldest = first;
            for (uint i = 0; i < Requests; i++)
            {
                oldest += (uint)chance.Next((int)(first + i - oldest) + 1);
                ulong id = (((ulong)client + 1) << 32) + i;
                byte[] datagram = ServerPeer.Write(new RequestHeader(id, 1, 0, first + i, oldest), new Question((long)id));
                for (int copy = chance.Next(1, 6); copy > 0; copy--)
                    copies.Add((i + (chance.NextDouble() * chance.Next(20)), client, datagram));
            }
        }
        return [.. copies.OrderBy(copy => copy.Time).Select(copy => (copy.Client, copy.Datagram))];
    }

    private static RequestHandlers Fast(Dictionary<ulong, int> executions) =>
        new RequestHandlers().Add((in Question question, in RequestContext context) =>
        {
            executions[context.RequestId] = executions.GetValueOrDefault(context.RequestId) + 1;
            return new Answer(question.Number, executions.Count);
        });

    private static RequestHandlers Slow(Dictionary<ulong, int> executions, List<TaskCompletionSource<Answer>> running) =>
        new RequestHandlers().AddAsync<Question, Answer>((_, context, _) =>
        {
            executions[context.RequestId] = executions.GetValueOrDefault(context.RequestId) + 1;
            running.Add(new TaskCompletionSource<Answer>());
            return new ValueTask<Answer>(running[^1].Task);
        });
}
