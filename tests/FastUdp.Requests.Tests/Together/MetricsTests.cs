using System.Net;
using FastUdp.Requests.Tests.Support;
using FastUdp.Simulation;
using Xunit;

namespace FastUdp.Requests.Tests.Together;

/// <summary>What clients and servers show of themselves, in a simulated network.</summary>
public sealed class MetricsTests : IDisposable
{
    // What awaits a reply goes on within the simulation.
    private static readonly RequestClientOptions Inline = new() { RunContinuationsAsynchronously = false };

    private readonly SimulatedNetwork _network = new();
    private readonly MetricReader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void Metrics_say_what_the_statistics_of_both_ends_say()
    {
        RequestServer server = Serve("192.0.2.1:31", new CountingHandlers().Handlers);
        string series = MetricReader.Local(server.Endpoint.LocalEndPoint);
        string peer = MetricReader.Peer(server.Endpoint.LocalEndPoint);
        RequestClient client = Connect(server);
        Finish(Askers.AskAsync(client, server.Endpoint.LocalEndPoint, 20, 3, new Tally()));
        _reader.Collect();
        AssertSame(client.Statistics, peer);
        AssertSame(server.Statistics, series);
        Assert.Equal(20, _reader.Value("fastudp.client.request.ended", peer, "replied"));
        Assert.Equal(20, _reader.Value("fastudp.server.request.count", series, "executed"));

        Finish(client.DisposeAsync().AsTask());
        _reader.Collect();
        Assert.Equal((null, 20), (_reader.Value("fastudp.client.request.started", peer), _reader.Value("fastudp.server.request.count", series, "executed")));
        Finish(server.DisposeAsync().AsTask());
        _reader.Collect();
        Assert.False(_reader.Has(series));
    }

    [Fact]
    public void What_nobody_answers_is_retransmitted_and_times_out() => _network.Run(
        async () =>
        {
            using UdpEndpoint silent = UdpEndpoint.Bind(IPEndPoint.Parse("192.0.2.1:32"), new UdpEndpointOptions { Network = _network });
            await using RequestClient client = RequestClient.Connect(
                silent.LocalEndPoint,
                Inline with { Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(100), 4) },
                new UdpEndpointOptions { Network = _network });
            await client.TryRequestAsync<Question, Answer>(new Question(1));
            string peer = MetricReader.Peer(silent.LocalEndPoint);
            _reader.Collect();
            AssertSame(client.Statistics, peer);
            Assert.Equal((3, 1), (_reader.Value("fastudp.client.retransmission.count", peer), _reader.Value("fastudp.client.request.ended", peer, "timed_out")));
        },
        TimeSpan.FromMinutes(1));

    [Fact]
    public void An_event_tells_what_a_handler_threw()
    {
        using var events = new EventReader();
        RequestHandlers handlers = new RequestHandlers()
            .Add((in Question _, in RequestContext _) => Throw())
            .AddAsync<NumberedNote, Answer>((_, _, _) => throw new TimeoutException("later"));
        RequestServer server = Serve("192.0.2.1:33", handlers);
        RequestClient client = Connect(server);
        Finish(client.TryRequestAsync<Question, Answer>(new Question(1)).AsTask());
        Finish(client.TryRequestAsync<NumberedNote, Answer>(new NumberedNote(1)).AsTask());
        Assert.Equal(
            ["System.InvalidOperationException at once", "System.TimeoutException later"],
            events.Lines.Where(line => line.StartsWith("RequestHandlerFailed", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)[2]));
        Finish(client.DisposeAsync().AsTask());
        Finish(server.DisposeAsync().AsTask());
    }

    private static Answer Throw() => throw new InvalidOperationException("at once");

    private void Finish(Task task)
    {
        Assert.True(_network.RunUntil(task, TimeSpan.FromMinutes(1)), "It never ends.");
        task.GetAwaiter().GetResult();
    }

    private RequestServer Serve(string local, RequestHandlers handlers)
    {
        RequestServer server = RequestServer.Bind(IPEndPoint.Parse(local), handlers, endpointOptions: new UdpEndpointOptions { Network = _network });
        _ = server.RunAsync();
        return server;
    }

    private RequestClient Connect(RequestServer server) =>
        RequestClient.Connect(server.Endpoint.LocalEndPoint, Inline, new UdpEndpointOptions { Network = _network });

    private void AssertSame(RequestClientStatistics expected, string series)
    {
        Assert.Equal(expected.Requests, _reader.Value("fastudp.client.request.started", series));
        Assert.Equal(expected.Replied, _reader.Value("fastudp.client.request.ended", series, "replied"));
        Assert.Equal(expected.TimedOut, _reader.Value("fastudp.client.request.ended", series, "timed_out"));
        Assert.Equal(expected.Sends, _reader.Value("fastudp.client.datagram.count", series));
        Assert.Equal(expected.Repetitions, _reader.Value("fastudp.client.retransmission.count", series));
        Assert.Equal(expected.InFlight, _reader.Value("fastudp.client.request.active", series, "in_flight"));
    }

    private void AssertSame(RequestServerStatistics expected, string series)
    {
        Assert.Equal(expected.Executed, _reader.Value("fastudp.server.request.count", series, "executed"));
        Assert.Equal(expected.Replayed, _reader.Value("fastudp.server.request.count", series, "replayed"));
        Assert.Equal(expected.RepliesSent, _reader.Value("fastudp.server.reply.count", series, "sent"));
        Assert.Equal(expected.Sessions, _reader.Value("fastudp.server.session.count", series));
        Assert.Equal(expected.StoredBytes, _reader.Value("fastudp.server.memory.usage", series));
    }
}
