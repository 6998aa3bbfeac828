using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Cancelling_a_run_completes_it_normally()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using var stop = new CancellationTokenSource();
        Task run = endpoint.RunAsync(Handler.Ignore, stop.Token);
        await stop.CancelAsync();
        await run.Within();
        Assert.Equal(TaskStatus.RanToCompletion, run.Status);
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
    }

    [Fact]
    public async Task A_run_with_a_token_cancelled_before_completes_normally_and_the_next_one_receives()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        await endpoint.RunAsync(Handler.Ignore, new CancellationToken(canceled: true)).Within();
        Inbox inbox = Endpoints.Collect(endpoint);
        endpoint.TrySend(AddressOf(endpoint), [7]);
        Assert.Equal([7], (await inbox.TakeAsync(1))[0].Payload);
    }

    [Fact]
    public async Task An_endpoint_stops_and_runs_again_and_gets_what_came_in_between()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        UdpEndpoint origin = Endpoints.Bind();
        for (int round = 0; round < 20; round++)
        {
            origin.TrySend(AddressOf(endpoint), Payloads.Make(round, 32));
            Inbox inbox = Endpoints.Collect(endpoint);
            Payloads.AssertSame([Payloads.Make(round, 32)], await inbox.TakeAsync(1));
            await endpoint.StopAsync().Within();
            Assert.Equal(0, endpoint.Statistics.BlocksRented);
        }
    }

    [Fact]
    public async Task Stopping_what_does_not_run_does_nothing()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        await endpoint.StopAsync().Within();
        await endpoint.RunAsync(Handler.Ignore, new CancellationToken(canceled: true)).Within();
        await endpoint.StopAsync().Within();
        await endpoint.StopAsync().Within();
    }

    [Fact]
    public async Task What_the_handler_sent_before_a_stop_leaves()
    {
        UdpEndpoint server = Endpoints.Bind();
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            sender.Send(AddressOf(client), [1]);
            _ = server.StopAsync();
            sender.Send(AddressOf(client), [2]);
        }));
        client.TrySend(AddressOf(server), [0]);
        Assert.Equal([[1], [2]], (await inbox.TakeAsync(2)).Select(arrival => arrival.Payload));
    }

    [Fact]
    public async Task A_handler_that_throws_fails_the_run_with_its_exception_and_the_endpoint_can_run_again()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        (UdpEndpoint client, Inbox replies) = Endpoints.Listen();
        var fault = new InvalidTimeZoneException("the handler's own");
        Task run = endpoint.RunAsync(new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            sender.Send(AddressOf(client), [99]);
            throw fault;
        }));
        client.TrySend(AddressOf(endpoint), [1]);
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidTimeZoneException>(() => run.Within()));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
        await endpoint.StopAsync().Within();

        Endpoints.Run(endpoint, Handler.Echo);
        client.TrySend(AddressOf(endpoint), [2]);
        Assert.Equal([2], (await replies.TakeAsync(1))[0].Payload);
    }

    [Fact]
    public async Task A_second_run_at_once_throws_and_leaves_the_first_alone()
    {
        (UdpEndpoint endpoint, Inbox inbox) = Endpoints.Listen();
        var exception = Assert.Throws<InvalidOperationException>(() => { _ = endpoint.RunAsync(Handler.Ignore); });
        Assert.Contains(endpoint.LocalEndPoint.ToString(), exception.Message, StringComparison.Ordinal);
        endpoint.TrySend(AddressOf(endpoint), [5]);
        await inbox.TakeAsync(1);
    }

    [Fact]
    public async Task After_its_disposal_every_member_that_needs_the_socket_throws()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        RemoteAddress remote = AddressOf(endpoint);
        DatagramSender sender = endpoint.CreateSender();
        sender.Dispose();
        sender.Dispose();
        Assert.Throws<ObjectDisposedException>(() => sender.Send(remote, [1]));
        Assert.Throws<ObjectDisposedException>(() => { sender.Reserve(remote, 1); });

        await endpoint.DisposeAsync().Within();
        await endpoint.DisposeAsync().Within();
        Assert.Throws<ObjectDisposedException>(() => { _ = endpoint.RunAsync(Handler.Ignore); });
        Assert.Throws<ObjectDisposedException>(() => endpoint.ReadAllAsync());
        Assert.Throws<ObjectDisposedException>(endpoint.CreateSender);
        Assert.Throws<ObjectDisposedException>(() => endpoint.TrySend(remote, [1]));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await endpoint.SendAsync(remote, new byte[1]));
        Assert.Equal(0, endpoint.Statistics.BlocksRented);
        Assert.Null(endpoint.Statistics.BuffersDroppedByKernel);
    }

    [Fact]
    public async Task A_sender_whose_endpoint_is_gone_throws_when_it_flushes()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        DatagramSender sender = endpoint.CreateSender();
        sender.Send(AddressOf(endpoint), [1]);
        await endpoint.DisposeAsync().Within();
        Assert.Throws<ObjectDisposedException>(sender.Flush);
        sender.Dispose();
    }

    [Fact]
    public void A_disposed_sender_does_not_flush()
    {
        DatagramSender sender = Endpoints.Bind().CreateSender();
        sender.Dispose();
        Assert.Throws<ObjectDisposedException>(sender.Flush);
    }
}
