using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Server;

/// <summary>Handlers that go on when the receive loop does.</summary>
public sealed class AsyncHandlerTests
{
    private readonly List<TaskCompletionSource<Answer>> _begun = [];
    private CancellationToken _stopping;

    [Fact]
    public void Repeats_of_a_running_request_share_its_one_reply()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        for (int i = 0; i < 3; i++)
            scene.AskInVain(peer, id: 7, sequence: 1);

        _begun[0].SetResult(new Answer(7, 1));
        scene.Settle();

        Assert.Single(_begun);
        Assert.Equal(new Answer(7, 1), Assert.Single(peer.Replies).Read<Answer>());
        Assert.Equal((1, 2), (scene.Statistics.Executed, scene.Statistics.Joined));
        Assert.Equal(peer.Last.Bytes, scene.Ask(peer, id: 7, sequence: 1).Bytes);
    }

    [Fact]
    public void One_that_fails_later_rejects_its_request()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);

        _begun[0].SetException(new InvalidOperationException("As the test wants it."));
        scene.Settle();

        Assert.Equal(RequestRejection.HandlerFailed, Assert.Single(peer.Replies).Status);
        Assert.Equal((1, 0), (scene.Statistics.HandlersFailed, scene.Statistics.Running));
    }

    [Fact]
    public void One_that_has_its_answer_at_once_answers_on_the_loop()
    {
        var scene = new ServerScene(new RequestHandlers().AddAsync<Question, Answer>(
            (question, _, _) => ValueTask.FromResult(new Answer(question.Number, 1))));
        ServerPeer peer = scene.Peer();

        Assert.Equal(new Answer(7, 1), scene.Ask(peer, id: 7, sequence: 1).Read<Answer>());
        Assert.Equal(0, scene.Statistics.Running);
    }

    [Fact]
    public void No_more_run_than_the_bound_and_what_is_dropped_may_come_again()
    {
        var scene = new ServerScene(Handlers, new RequestServerOptions { MaxRunning = 2 });
        ServerPeer peer = scene.Peer();
        for (uint i = 1; i <= 3; i++)
            scene.AskInVain(peer, id: i, sequence: i, oldest: 1);
        Assert.Equal((2, 1), (scene.Statistics.Running, scene.Statistics.Overloaded));

        _begun[0].SetResult(default);
        scene.Settle();
        scene.AskInVain(peer, id: 3, sequence: 3, oldest: 2);

        Assert.Equal((2, 3), (scene.Statistics.Running, _begun.Count));
    }

    [Fact]
    public void A_reply_nobody_waits_for_any_more_is_neither_sent_nor_kept()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);
        scene.AskInVain(peer, id: 8, sequence: 2, oldest: 2);

        _begun[0].SetResult(default);
        scene.Settle();

        Assert.Equal(0, peer.Count);
        scene.AskInVain(peer, id: 7, sequence: 1);
        Assert.Equal((2, 1, 1), (_begun.Count, scene.Statistics.Stale, scene.Statistics.Running));
    }

    [Fact]
    public void A_session_is_not_forgotten_while_a_request_runs_nor_right_after()
    {
        var scene = new ServerScene(Handlers, new RequestServerOptions { SessionLifetime = TimeSpan.FromSeconds(10) });
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);

        scene.Pass(TimeSpan.FromMinutes(3));
        scene.AskInVain(peer, id: 7, sequence: 1);
        scene.Pass(TimeSpan.FromMinutes(3));
        _begun[0].SetResult(new Answer(7, 1));
        scene.Pass(TimeSpan.FromSeconds(9));

        Assert.Equal(1, scene.Statistics.Sessions);
        Assert.Equal(peer.Last.Bytes, scene.Ask(peer, id: 7, sequence: 1).Bytes);
        Assert.Single(_begun);
        scene.Pass(TimeSpan.FromSeconds(13));
        Assert.Equal(0, scene.Statistics.Sessions);
    }

    [Fact]
    public void A_stop_cancels_them_and_disposal_waits_for_them()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);

        Task disposal = scene.Server.DisposeAsync().AsTask();
        scene.Pass(TimeSpan.FromSeconds(1));
        Assert.True(_stopping.IsCancellationRequested);
        Assert.True(scene.Run.IsCompletedSuccessfully);
        Assert.False(disposal.IsCompleted);

        _begun[0].SetCanceled(_stopping);
        scene.Finish(disposal);
        Assert.Equal(0, peer.Count);
    }

    [Fact]
    public void One_abandoned_at_a_stop_is_not_executed_again_by_the_next_run()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);
        scene.Stop();
        _begun[0].SetCanceled(_stopping);
        scene.Settle();
        Assert.Equal(0, peer.Count);

        scene.RunAgain();

        Assert.Equal(RequestRejection.HandlerFailed, scene.Ask(peer, id: 7, sequence: 1).Status);
        Assert.Single(_begun);
    }

    [Fact]
    public void One_that_ends_after_a_stop_still_answers()
    {
        var scene = new ServerScene(Handlers);
        ServerPeer peer = scene.Peer();
        scene.AskInVain(peer, id: 7, sequence: 1);
        scene.Stop();

        _begun[0].SetResult(new Answer(7, 1));
        scene.Settle();

        Assert.Equal(new Answer(7, 1), Assert.Single(peer.Replies).Read<Answer>());
    }

    private RequestHandlers Handlers => new RequestHandlers().AddAsync<Question, Answer>((_, _, stopping) =>
    {
        _stopping = stopping;
        _begun.Add(new TaskCompletionSource<Answer>());
        return new ValueTask<Answer>(_begun[^1].Task);
    });
}
