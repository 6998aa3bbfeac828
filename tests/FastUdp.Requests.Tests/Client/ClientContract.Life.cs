using System.Net;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Client;

public abstract partial class ClientContract
{
    [Fact]
    public async Task Disposal_ends_what_is_in_flight_and_what_waits_and_whatever_comes_later()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder(ClientResponder.Ignore));
        RequestClient client = Servers.Connect(server, new RequestClientOptions { MaxInFlight = 2, Retry = Patient });
        Task<RequestResult<Answer>>[] asking = [.. Enumerable.Range(0, 10).Select(number => AskAsync(client, number))];
        Task<Answer> demanding = DemandAsync(client);
        await client.DisposeAsync().Within();
        await client.DisposeAsync().Within();

        foreach (Task<RequestResult<Answer>> task in asking)
            Assert.Equal(RequestOutcome.Closed, (await task.Within()).Outcome);
        RequestException failure = await Assert.ThrowsAsync<RequestException>(() => demanding.Within());
        Assert.Equal($"The client was closed before {server} replied: 0 sends in 0.00 s.", failure.Message);
        Assert.Null(failure.InnerException);
        Assert.Equal(RequestOutcome.Closed, (await AskAsync(client).Within()).Outcome);
        Assert.Equal(12, client.Statistics.Closed);
    }

    [Fact]
    public async Task What_goes_on_inline_on_the_receive_loop_may_dispose_the_client()
    {
        RequestClient client = Servers.Connect(
            Servers.Serve(new ClientEcho()), new RequestClientOptions { RunContinuationsAsynchronously = false });
        await DisposeAfterAsync(client, RequestOutcome.Replied).Within();
    }

    [Fact]
    public async Task What_goes_on_inline_on_the_timer_may_dispose_the_client()
    {
        RequestClient client = Servers.Connect(
            Servers.Serve(new ClientResponder(ClientResponder.Ignore)),
            new RequestClientOptions { RunContinuationsAsynchronously = false, Retry = Impatient });
        await DisposeAfterAsync(client, RequestOutcome.TimedOut).Within();
    }

    [Fact]
    public async Task The_endpoint_stays_its_owners_and_may_serve_another_client()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder());
        UdpEndpoint endpoint = Servers.Bind();
        for (int i = 0; i < 3; i++)
        {
            await using var client = new RequestClient(endpoint);
            ValueTask<Answer> asking = client.RequestAsync<Question, Answer>(server, new Question(i));
            Assert.Equal(i, (await asking.Within()).Number);
        }
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task An_endpoint_that_receives_already_is_refused_and_nothing_leaks()
    {
        UdpEndpoint endpoint = Servers.Bind();
        await using (var first = new RequestClient(endpoint))
            Assert.Throws<InvalidOperationException>(() => { _ = new RequestClient(endpoint); });
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task An_endpoint_without_two_senders_is_refused_and_told_why()
    {
        await using UdpEndpoint endpoint = UdpEndpoint.Bind(new IPEndPoint(IPAddress.Loopback, 0), Options with { MaxSenders = 1 });
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => { _ = new RequestClient(endpoint); });
        Assert.StartsWith("A RequestClient takes two senders of its endpoint.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSenders", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task When_the_endpoint_is_disposed_beneath_it_every_request_ends()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder(ClientResponder.Ignore));
        UdpEndpoint endpoint = Servers.Bind();
        await using var client = new RequestClient(endpoint, new RequestClientOptions { Retry = Patient });
        Task<RequestResult<Answer>> asking = client.TryRequestAsync<Question, Answer>(server, new Question(1)).AsTask();
        await endpoint.DisposeAsync().Within();
        Assert.Equal(RequestOutcome.Closed, (await asking.Within()).Outcome);
        asking = client.TryRequestAsync<Question, Answer>(server, new Question(1)).AsTask();
        Assert.Equal(RequestOutcome.Closed, (await asking.Within()).Outcome);
    }

    [Fact]
    public async Task What_ends_the_receive_is_told_to_those_who_wait()
    {
        RemoteAddress server = Servers.Serve(new ClientResponder());
        RequestClient client = Servers.Connect(server, new RequestClientOptions { Retry = Patient });
        Task<Unreadable> asking = client.RequestAsync<Question, Unreadable>(new Question(1)).AsTask();
        RequestException failure = await Assert.ThrowsAsync<RequestException>(() => asking.Within());
        Assert.Equal(RequestOutcome.Closed, failure.Outcome);
        Assert.IsType<NotSupportedException>(failure.InnerException);
    }

    [Fact]
    public async Task Disposal_while_others_ask_ends_every_request()
    {
        for (int round = 0; round < 20; round++)
        {
            RequestClient client = Servers.Connect(
                Servers.Serve(new ClientEcho()), new RequestClientOptions { MaxInFlight = 8, RunContinuationsAsynchronously = round % 2 == 0 });
            Task[] asking = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskUntilClosedAsync(client)))];
            await TimeLimits.Until(() => client.Statistics.Replied > 50, "some are replied to");
            await Task.WhenAll(client.DisposeAsync().AsTask(), client.DisposeAsync().AsTask()).Within();
            await Task.WhenAll(asking).Within();
        }
    }

    [Fact]
    public void Options_out_of_bounds_are_refused_and_nothing_leaks()
    {
        UdpEndpoint endpoint = Servers.Bind();
        RequestClientOptions[] wrong =
        [
            new() { MaxInFlight = 0 }, new() { MaxInFlight = (1 << 20) + 1 }, new() { MaxWaiting = -1 }, new() { MaxWaiting = (1 << 24) + 1 },
            new() { MaxSpan = 63 }, new() { MaxSpan = (1 << 20) + 1 }, new() { Budget = new RetryBudget(-1, 0, 0) },
        ];
        Assert.All(wrong, options => Assert.Throws<ArgumentOutOfRangeException>(() => { _ = new RequestClient(endpoint, options); }));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    private static async Task DisposeAfterAsync(RequestClient client, RequestOutcome expected)
    {
        RequestResult<Answer> result = await client.TryRequestAsync<Question, Answer>(new Question(1)).ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
        Assert.Equal(expected, result.Outcome);
    }

    private static async Task AskUntilClosedAsync(RequestClient client)
    {
        while ((await client.TryRequestAsync<Question, Answer>(new Question(1))).Outcome != RequestOutcome.Closed)
        {
        }
    }
}
