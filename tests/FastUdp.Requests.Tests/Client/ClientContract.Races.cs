using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

public abstract partial class ClientContract
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replies_that_race_cancellations_end_each_request_once_and_never_mix_them_up(bool asynchronously)
    {
        RequestClient client = Servers.Connect(
            Servers.Serve(new ClientEcho()),
            new RequestClientOptions { MaxInFlight = 16, RunContinuationsAsynchronously = asynchronously, Retry = Patient });
        int cancelled = 0;
        Task[] asking = [.. Enumerable.Range(0, 8).Select(seed => Task.Run(async () =>
        {
            var chance = new Random(seed);
            for (int i = 0; i < 2_000; i++)
            {
                using var stop = new CancellationTokenSource();
                Task<RequestResult<Answer>> task = AskAsync(client, (seed * 10_000) + i, stop.Token);
                for (int spin = chance.Next(2_000); spin > 0; spin--)
                    Thread.SpinWait(1);
                stop.Cancel();
                RequestResult<Answer> result = await task.ConfigureAwait(false);
                if (result.Outcome == RequestOutcome.Cancelled)
                    Interlocked.Increment(ref cancelled);
                else
                    Assert.Equal((seed * 10_000) + i, result.Response.Number);
            }
        }))];
        await Task.WhenAll(asking).Within();
        Assert.Equal(cancelled, client.Statistics.Cancelled);
        Assert.Equal(16_000 - cancelled, client.Statistics.Replied);
    }

    [Fact]
    public async Task Replies_that_race_time_outs_end_each_request_once()
    {
        const int Requests = 4_000;
        var chance = new Random(1);
        ClientResponder responder = new((ask, sender) =>
        {
            if (ask.Copy > 1 || chance.Next(2) == 0)
                ClientResponder.Reply(ask, sender);
        });
        RequestClient client = Servers.Connect(
            Servers.Serve(responder),
            new RequestClientOptions { Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(1), sends: 2), Budget = RetryBudget.Unlimited });
        var tally = new Tally();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async asker =>
        {
            for (int i = 0; i < Requests / 32; i++)
                tally.Add((asker * 1_000) + i, await AskAsync(client, (asker * 1_000) + i).ConfigureAwait(false));
        })).Within();
        Assert.Equal(Requests, tally.Total);
        tally.AssertNoneMismatched();
        Assert.Equal(Requests, tally[RequestOutcome.Replied] + tally[RequestOutcome.TimedOut]);
        Assert.Equal(0, client.Statistics.InFlight);
    }

    [Fact]
    public async Task Many_threads_ask_several_servers_at_once()
    {
        RemoteAddress[] servers = [.. Enumerable.Range(0, 5).Select(_ => Servers.Serve(new ClientEcho()))];
        RequestClient client = Servers.Open(new RequestClientOptions { MaxInFlight = 40, Retry = Patient });
        await Task.WhenAll(Enumerable.Range(0, 64).Select(asker => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                ValueTask<Answer> asking = client.RequestAsync<Question, Answer>(servers[(asker + i) % servers.Length], new Question(i));
                Assert.Equal(i, (await asking.ConfigureAwait(false)).Number);
            }
        }))).Within();
        Assert.Equal((64 * 200, 0), ((int)client.Statistics.Replied, (int)client.Statistics.RepliesForeign));
    }

    [Fact]
    public async Task A_value_task_awaited_twice_throws()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientEcho()));
        ValueTask<RequestResult<Answer>> asking = client.TryRequestAsync<Question, Answer>(new Question(1));
        Assert.True((await asking.Within()).IsReplied);
        Assert.True((await AskAsync(client, 2).Within()).IsReplied); // Which may be behind the same object.
#pragma warning disable CA2012 // That is what is tested.
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await asking);
#pragma warning restore CA2012
    }

    [Fact]
    public async Task What_goes_on_inline_runs_on_the_receive_loop_and_its_requests_leave_together()
    {
        const int Window = 50;
        RequestClient client = Servers.Connect(
            Servers.Serve(new ClientEcho()), new RequestClientOptions { RunContinuationsAsynchronously = false, Retry = Patient });
        var threads = new System.Collections.Concurrent.ConcurrentDictionary<Thread, int>();
        await Task.WhenAll(Enumerable.Range(0, Window).Select(async asker =>
        {
            for (int i = 0; i < 100; i++)
            {
                await client.RequestAsync<Question, Answer>(new Question(i)).ConfigureAwait(false);
                if (i > 0)
                    threads.AddOrUpdate(Thread.CurrentThread, 1, static (_, count) => count + 1);
            }
        })).Within();
        if (Options.Backend == UdpBackend.Linux)
            Assert.Contains(threads, entry => entry.Key.Name?.StartsWith("FastUdp ", StringComparison.Ordinal) == true && entry.Value > Window * 90);
    }

    [Fact]
    public async Task What_goes_on_asynchronously_leaves_the_receive_loop_alone()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientEcho()), new RequestClientOptions { Retry = Patient });
        await Task.Run(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await client.RequestAsync<Question, Answer>(new Question(i));
                Assert.True(Thread.CurrentThread.IsThreadPoolThread);
            }
        }).Within();
    }
}
