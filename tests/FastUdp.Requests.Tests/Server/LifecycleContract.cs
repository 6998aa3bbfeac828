using System.Net;
using FastUdp.Requests.Tests.Support;
using FastUdp.Transport.Linux;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>A server over real sockets, from its start to its end.</summary>
public abstract class LifecycleContract
{
    private static readonly IPEndPoint Loopback = new(IPAddress.Loopback, 0);

    private readonly CountingHandlers _handlers = new();

    protected LifecycleContract() => Assert.SkipUnless(Obstacle is null, Obstacle ?? "");

    protected abstract UdpEndpointOptions Options { get; }

    protected virtual string? Obstacle => null;

    [Fact]
    public async Task It_answers_many_at_once_and_each_again()
    {
        const int Requests = 500;
        await using RequestServer server = Serve();
        await using ServerPeer peer = Peer(server);
        for (uint copy = 0; copy < 2; copy++)
        {
            for (uint i = 0; i < Requests; i++)
                peer.Ask(i, i, oldest: 0);
            await peer.Until((int)(copy + 1) * Requests);
        }

        Assert.Equal(Requests, peer.Replies.Select(reply => reply.Id).Distinct().Count());
        Assert.Equal((Requests, Requests, 2 * Requests), (server.Statistics.Executed, server.Statistics.Replayed, server.Statistics.RepliesSent));
        Assert.Equal(1, _handlers.Most);
    }

    [Fact]
    public async Task Handlers_that_end_together_on_other_threads_all_answer()
    {
        const int Requests = 500;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RequestServer server = Serve(new RequestHandlers().AddAsync<Question, Answer>(async (question, _, _) =>
        {
            await gate.Task.ConfigureAwait(false);
            await Task.Yield();
            return new Answer(question.Number, 1);
        }));
        await using ServerPeer peer = Peer(server);
        for (uint i = 0; i < Requests; i++)
            peer.Ask(i, i, oldest: 0);
        await TimeLimits.Until(() => server.Statistics.Running == Requests, "all are running");

        gate.SetResult();
        await peer.Until(Requests);
        await TimeLimits.Until(() => server.Statistics.Running == 0, "none is running");

        Assert.All(peer.Replies, reply => Assert.Equal((long)reply.Id, reply.Read<Answer>().Number));
    }

    [Fact]
    public async Task Handlers_that_end_while_repeats_arrive_and_requests_are_given_up_are_executed_once()
    {
        const uint Requests = 4_000;
        const uint Window = 64;
        int executions = 0;
        await using RequestServer server = Serve(new RequestHandlers().AddAsync<Question, Answer>(async (question, _, _) =>
        {
            Interlocked.Increment(ref executions);
            await Task.Yield();
            return new Answer(question.Number, 1);
        }));
        await using ServerPeer peer = Peer(server);
        for (uint i = 0; i < Requests; i++)
        {
            peer.Ask(i, i, oldest: Math.Max(i, Window) - Window);
            peer.Ask(i - (i % 5), i - (i % 5), oldest: Math.Max(i, Window) - Window);
            if (i % Window == 0)
                await TimeLimits.Until(() => server.Endpoint.Statistics.DatagramsReceived >= 2 * i, "the server keeps up");
        }
        await TimeLimits.Until(() => server.Statistics is { Executed: Requests, Running: 0 }, "all were executed");

        RequestServerStatistics served = server.Statistics;
        Assert.Equal((int)Requests, executions);
        Assert.Equal(2 * Requests, served.Executed + served.Replayed + served.Joined);
        Assert.All(peer.Replies, reply => Assert.Equal((long)reply.Id, reply.Read<Answer>().Number));
    }

    [Fact]
    public async Task It_runs_again_after_a_stop_and_remembers()
    {
        await using RequestServer server = RequestServer.Bind(Loopback, _handlers.Handlers, endpointOptions: Options);
        await using ServerPeer peer = Peer(server);
        using var stop = new CancellationTokenSource();
        Task first = server.RunAsync(stop.Token);
        peer.Ask(1, 1);
        await peer.Until(1);
        await stop.CancelAsync();
        await first.Within();

        Task second = server.RunAsync();
        peer.Ask(1, 1);
        await peer.Until(2);

        Assert.Equal((1, 1), (_handlers.Most, server.Statistics.Replayed));
        await server.DisposeAsync().AsTask().Within();
        await second.Within();
    }

    [Fact]
    public async Task Disposal_waits_for_a_handler_that_takes_its_time_and_a_second_one_does_nothing()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestServer server = Serve(new RequestHandlers().AddAsync<Question, Answer>((_, _, _) =>
        {
            begun.TrySetResult();
            return new ValueTask<Answer>(end.Task);
        }));
        await using ServerPeer peer = Peer(server);
        peer.Ask(1, 1);
        await begun.Task.Within();

        Task disposal = server.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        end.SetResult(new Answer(1, 1));
        await disposal.Within();
        await server.DisposeAsync().AsTask().Within();

        await peer.Until(1);
        Assert.Throws<ObjectDisposedException>(() => { _ = server.RunAsync(); });
    }

    [Fact]
    public async Task It_stands_on_an_endpoint_of_the_callers_and_leaves_it_there()
    {
        await using var endpoint = UdpEndpoint.Bind(Loopback, Options);
        var server = new RequestServer(endpoint, _handlers.Handlers);
        Task run = server.RunAsync();
        Assert.Throws<InvalidOperationException>(() => { _ = server.RunAsync(); });
        await server.DisposeAsync().AsTask().Within();
        await run.Within();

        await using var other = new RequestServer(endpoint, _handlers.Handlers);
        _ = other.RunAsync();
        await using ServerPeer peer = Peer(other);
        peer.Ask(1, 1);
        await peer.Until(1);
    }

    [Fact]
    public async Task An_endpoint_disposed_under_it_ends_it_and_what_still_runs()
    {
        var end = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var endpoint = UdpEndpoint.Bind(Loopback, Options);
        var server = new RequestServer(endpoint, new RequestHandlers().AddAsync<Question, Answer>((_, _, _) => new ValueTask<Answer>(end.Task)));
        Task run = server.RunAsync();
        await using (ServerPeer peer = Peer(server))
        {
            peer.Ask(1, 1);
            await TimeLimits.Until(() => server.Statistics.Running == 1, "it runs");
        }
        await endpoint.DisposeAsync();
        await run.Within();

        end.SetResult(new Answer(1, 1));
        await server.DisposeAsync().AsTask().Within();
        Assert.Equal((0, 0), (server.Statistics.Running, server.Statistics.RepliesSent));
    }

    [Fact]
    public async Task What_fails_on_the_receive_loop_fails_the_run_once_and_it_can_run_again()
    {
        var clock = new FailingClock();
        await using RequestServer server = RequestServer.Bind(Loopback, _handlers.Handlers, new RequestServerOptions { TimeProvider = clock }, Options);
        await using ServerPeer peer = Peer(server);
        Task run = server.RunAsync();
        clock.IsBroken = true;
        peer.Ask(1, 1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => run.Within());
        Assert.Equal(0, server.Statistics.Executed);

        clock.IsBroken = false;
        _ = server.RunAsync();
        peer.Ask(1, 1);
        await peer.Until(1);
    }

    [Fact]
    public async Task A_request_cut_by_the_endpoints_limit_is_rejected_and_not_executed()
    {
        await using RequestServer server = Serve(options: Options with { MaxDatagramBytes = 60 });
        await using ServerPeer peer = Peer(server);
        byte[] body = new byte[100];
        Question.TryWrite(new Question(1), body, out _, out _);
        peer.Send(ServerPeer.Write(new RequestHeader(1, 1, 0, 1, 1), body));
        await peer.Until(1);

        Assert.Equal(RequestRejection.Malformed, peer.Last.Status);
        Assert.Equal((0, 1), (_handlers.Count, server.Statistics.Malformed));
    }

    private RequestServer Serve(RequestHandlers? handlers = null, UdpEndpointOptions? options = null)
    {
        RequestServer server = RequestServer.Bind(Loopback, handlers ?? _handlers.Handlers, endpointOptions: options ?? Options);
        _ = server.RunAsync();
        return server;
    }

    private static ServerPeer Peer(RequestServer server) => new(UdpEndpoint.Bind(Loopback), server.Endpoint.LocalEndPoint);

    private sealed class FailingClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("As the test wants it.") : base.GetTimestamp();
    }
}

public sealed class LinuxServerTests : LifecycleContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux };

    protected override string? Obstacle => OperatingSystem.IsLinux() ? LinuxProbe.Result.Unavailable : "the Linux backend needs Linux";
}

public sealed class PortableServerTests : LifecycleContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable };
}
