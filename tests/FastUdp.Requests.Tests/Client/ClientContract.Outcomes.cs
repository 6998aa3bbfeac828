using System.Net;
using System.Net.Sockets;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

public abstract partial class ClientContract
{
    private static readonly RetryPolicy Impatient = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(20), sends: 3);

    [Fact]
    public async Task A_reply_is_returned()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientEcho()));
        Assert.Equal(new Answer(7, 1), await DemandAsync(client, 7).Within());
        RequestResult<Answer> result = await AskAsync(client, 8).Within();
        Assert.Equal((RequestOutcome.Replied, new Answer(8, 1)), (result.Outcome, result.Response));
        Assert.True(result.Elapsed > TimeSpan.Zero);
    }

    [Fact]
    public async Task No_reply_is_a_time_out_that_says_how_often_and_how_long()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder(ClientResponder.Ignore));
        RequestClient client = Servers.Connect(server, new RequestClientOptions { Retry = Impatient });
        RequestException failure = await Assert.ThrowsAsync<RequestException>(() => DemandAsync(client).Within());
        Assert.Equal((RequestOutcome.TimedOut, 3), (failure.Outcome, failure.Sends));
        Assert.InRange(failure.Elapsed, TimeSpan.FromMilliseconds(60), TimeLimits.Limit);
        Assert.Matches($@"^No reply from {server}: 3 sends in \d+\.\d\d s\.$", failure.Message);
        Assert.Equal(RequestOutcome.TimedOut, (await AskAsync(client).Within()).Outcome);
    }

    [Fact]
    public async Task A_closed_port_is_a_refusal_when_the_last_wait_is_over()
    {
        RequestClient client = Servers.Connect(FindClosedPort(), new RequestClientOptions { Retry = Impatient });
        RequestException failure = await Assert.ThrowsAsync<RequestException>(() => DemandAsync(client).Within());
        Assert.Equal(RequestOutcome.Refused, failure.Outcome);
        Assert.Equal(3, failure.Sends);
        Assert.Contains("where nobody listens: 3 sends in", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, client.Statistics.Refused);
    }

    [Fact]
    public async Task A_closed_port_ends_a_request_early_where_that_is_wanted()
    {
        RequestClient client = Servers.Connect(FindClosedPort(), new RequestClientOptions
        {
            Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(20), sends: 10_000),
            EndsWhenRefused = true,
        });
        RequestResult<Answer> result = await AskAsync(client).Within();
        Assert.Equal(RequestOutcome.Refused, result.Outcome);
        Assert.InRange(result.Sends, 1, 100);
    }

    [Fact]
    public async Task An_unconnected_client_cannot_know_of_a_closed_port()
    {
        RequestClient client = Servers.Open(new RequestClientOptions { Retry = Impatient });
        ValueTask<RequestResult<Answer>> asking = client.TryRequestAsync<Question, Answer>(FindClosedPort(), new Question(1));
        Assert.Equal(RequestOutcome.TimedOut, (await asking.Within()).Outcome);
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        var responder = new ClientResponder();
        RequestClient client = Servers.Connect(Servers.Serve(responder));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        RequestResult<Answer> result = await AskAsync(client, 1, stop.Token).Within();
        Assert.Equal((RequestOutcome.Cancelled, 0, TimeSpan.Zero), (result.Outcome, result.Sends, result.Elapsed));
        var failure = await Assert.ThrowsAsync<OperationCanceledException>(() => DemandAsync(client, 1, stop.Token));
        Assert.Equal(stop.Token, failure.CancellationToken);
        await DemandAsync(client, 2).Within();
        Assert.Equal([2L], responder.Asks.Select(ask => ask.Number));
        Assert.Equal((3, 2, 1), ((int)client.Statistics.Requests, (int)client.Statistics.Cancelled, (int)client.Statistics.Replied));
    }

    [Fact]
    public async Task A_token_ends_a_request_in_flight()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientResponder(ClientResponder.Ignore)), new RequestClientOptions { Retry = Patient });
        using var stop = new CancellationTokenSource();
        Task<Answer> demanding = DemandAsync(client, 1, stop.Token);
        Task<RequestResult<Answer>> asking = AskAsync(client, 2, stop.Token);
        await stop.CancelAsync();
        var failure = await Assert.ThrowsAsync<OperationCanceledException>(() => demanding.Within());
        Assert.Equal(stop.Token, failure.CancellationToken);
        RequestResult<Answer> result = await asking.Within();
        Assert.Equal((RequestOutcome.Cancelled, 1), (result.Outcome, result.Sends));
    }

    [Fact]
    public async Task What_does_not_fit_a_datagram_is_too_large_and_the_message_has_both_sizes()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder());
        RequestClient client = Servers.Connect(server);
        var request = new LargeQuestion(new byte[65_500]);
        RequestException failure = await Assert.ThrowsAsync<RequestException>(() => client.RequestAsync<LargeQuestion, Answer>(request).AsTask().Within());
        Assert.Equal((RequestOutcome.TooLarge, 0), (failure.Outcome, failure.Sends));
        Assert.Equal(
            $"The request is too large: it takes 65,535 bytes with its header, a datagram to {server} at most 65,507. Nothing was sent.",
            failure.Message);
        Assert.Equal(1, client.Statistics.TooLarge);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_is_misuse_and_counts_as_nothing()
    {
        RequestClient client = Servers.Connect(Servers.Serve(new ClientResponder()));
        ArgumentException misuse = Assert.Throws<ArgumentException>(
            () => { _ = client.RequestAsync<NoteQuestion, Answer>(new NoteQuestion(new byte[101])).AsTask(); });
        Assert.Contains("101", misuse.Message, StringComparison.Ordinal);
        Assert.Equal(0, client.Statistics.Requests);
        await DemandAsync(client).Within();
    }

    [Fact]
    public async Task A_request_may_be_a_ref_struct()
    {
        var responder = new ClientResponder();
        RequestClient client = Servers.Connect(Servers.Serve(responder));
        byte[] text = "asked"u8.ToArray();
        ValueTask<Answer> asking = client.RequestAsync<NoteQuestion, Answer>(new NoteQuestion(text));
        text.AsSpan().Clear();
        Assert.Equal(new Answer(-1, 1), await asking.Within());
    }

    [Fact]
    public void A_remote_must_be_one_the_endpoint_reaches()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder());
        RequestClient connected = Servers.Connect(server);
        RequestClient open = Servers.Open();
        RemoteAddress ipv6 = IPEndPoint.Parse("[::1]:9");
        Assert.Throws<ArgumentException>(() => { _ = connected.TryRequestAsync<Question, Answer>(ipv6, new Question(1)).AsTask(); });
        Assert.Throws<ArgumentException>(() => { _ = connected.TryRequestAsync<Question, Answer>(server.WithPort(9), new Question(1)).AsTask(); });
        Assert.Throws<ArgumentException>(() => { _ = open.TryRequestAsync<Question, Answer>(ipv6, new Question(1)).AsTask(); });
        Assert.Throws<InvalidOperationException>(() => { _ = open.TryRequestAsync<Question, Answer>(new Question(1)).AsTask(); });
        Assert.Equal((0, 0), (connected.Statistics.Requests, open.Statistics.Requests));
    }

    [Fact]
    public async Task A_large_request_is_repeated_whole()
    {
        const int Bytes = 60_000;
        byte[] content = new byte[Bytes];
        new Random(1).NextBytes(content);
        var received = new List<byte[]>();
        var handler = new ClientRecorder(received, repliesAfter: 3);
        RequestClient client = Servers.Connect(
            Servers.Serve(handler), new RequestClientOptions { Retry = RetryPolicy.Fixed(TimeSpan.FromMilliseconds(20), sends: 500) });
        ValueTask<Answer> asking = client.RequestAsync<LargeQuestion, Answer>(new LargeQuestion(content));
        await asking.Within();
        Assert.True(received.Count >= 3);
        Assert.All(received, message => Assert.Equal(content, message));
    }

    /// <summary>A port of the loopback where nobody listens; it was free a moment ago.</summary>
    private static RemoteAddress FindClosedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)socket.LocalEndPoint!;
    }
}
