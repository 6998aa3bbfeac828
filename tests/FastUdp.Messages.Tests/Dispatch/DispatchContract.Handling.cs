using Xunit;

namespace FastUdp.Messages.Tests.Dispatch;

public abstract partial class DispatchContract
{
    [Fact]
    public async Task A_ping_is_answered_by_a_pong()
    {
        var server = new Outer.PingServer();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, Enumerable.Range(0, 200).Select(i => Bytes(new Ping((uint)i, -i))));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => Bytes(new Pong((uint)i, -i))), await TakeAsync(200));
        Assert.Equal((200, 0), (server.Dispatched.Handled, server.Dispatched.Refused));
    }

    [Fact]
    public async Task Each_message_goes_to_its_own_handler()
    {
        var server = new Server();
        int before = Server.Goodbyes;
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched,
        [
            Bytes(new Chat("hello", [7, 8])), Bytes(new Goodbye()), Bytes(new Voice { Channel = 1, Samples = [1, 2, 3] }), Bytes(new Ping(5, 6)),
        ]);
        Assert.Equal(
            [Bytes(new Chat("hello!", [7, 8, 2])), Bytes(new Voice { Channel = 2, Samples = [1, 2, 3] }), Bytes(new Pong(5, 6))],
            await TakeAsync(3));
        Assert.Equal(1, Server.Goodbyes - before);
        Assert.Equal((4, 0), (server.Dispatched.Handled, server.Dispatched.Refused));
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task A_longer_tail_is_ignored_as_the_reader_does()
    {
        var server = new Server();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, [[.. Bytes(new Ping(5, 6)), 1, 2, 3]]);
        Assert.Equal([Bytes(new Pong(5, 6))], await TakeAsync(1));
    }

    [Fact]
    public async Task A_message_without_an_identifier_has_a_dispatcher_of_its_own()
    {
        var server = new BareServer();
        RemoteAddress remote = Serve(server);
        await SendAsync(remote, () => server.Dispatched, [[0, 1, 0, 2], [0xFF, 0xFF, 0xFF, 0xFF, 9], [1, 2, 3], []]);
        Assert.Equal([[0, 2, 0, 1], [0xFF, 0xFF, 0xFF, 0xFF]], await TakeAsync(2));
        Assert.Equal((2, 2), (server.Dispatched.Handled, server.Dispatched.RefusedFor(WireFaultReason.Truncated)));
    }

    [Fact]
    public async Task What_was_handled_before_a_handler_failed_is_counted()
    {
        var server = new FailingServer();
        UdpEndpoint endpoint = Bind();
        RemoteAddress remote = endpoint.LocalEndPoint;
        using (DatagramSender sender = Client.CreateSender())
        {
            for (uint number = 0; number < 20; number++)
                sender.Send(remote, new Ping(number, 0));
        }
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => endpoint.RunAsync(server).WaitAsync(Limit));
        Assert.Equal("thirteen", exception.Message);
        Assert.Equal((FailingServer.Fatal, 0u), ((uint)server.Dispatched.Handled, (uint)server.Dispatched.Refused));
    }

    [Fact]
    public async Task Dispatching_allocates_nothing_once_warm()
    {
        const int Datagrams = 2_000;
        var server = new CountingServer();
        RemoteAddress remote = Serve(server);

        // It does not receive: what it is answered stays in its socket.
        UdpEndpoint origin = Bind();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 8 && least > Datagrams; attempt++)
        {
            await Task.Run(() => PingAndWait(origin, remote, server, Datagrams)).WaitAsync(Limit);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            PingAndWait(origin, remote, server, Datagrams);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        Assert.True(least <= Datagrams, $"{least:N0} bytes were allocated for {Datagrams:N0} datagrams.");
    }

    /// <summary>Sends pings, a few at a time, without allocating.</summary>
    private static void PingAndWait(UdpEndpoint origin, in RemoteAddress remote, CountingServer server, int datagrams)
    {
        long deadline = Environment.TickCount64 + (long)Limit.TotalMilliseconds;
        for (int sent = 0; sent < datagrams; sent += 50)
        {
            long goal = server.Pings + 50;
            for (uint number = 0; number < 50; number++)
                origin.TrySend(remote, new Ping(number, sent));
            var spin = default(SpinWait);
            while (server.Pings < goal)
            {
                spin.SpinOnce(sleep1Threshold: -1);
                Assert.True(Environment.TickCount64 < deadline, "The pings did not arrive.");
            }
        }
    }
}
