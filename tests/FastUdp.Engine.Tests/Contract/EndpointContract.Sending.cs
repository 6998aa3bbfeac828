using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task A_sender_flushes_by_itself_when_it_is_full_and_when_it_is_disposed()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        DatagramSender sender = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(1_000, 70));
        foreach (byte[] payload in payloads)
            sender.Send(AddressOf(receiver), payload);
        await inbox.TakeAsync(65);
        sender.Dispose();
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_whole_batch_is_sent_back_as_it_came(bool byOwnSender)
    {
        UdpEndpoint server = Endpoints.Bind();
        using DatagramSender own = server.CreateSender();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) => (byOwnSender ? own : sender).SendBack(batch)));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        using DatagramSender clientSender = client.CreateSender();
        var random = new Random(3);
        int[] sizes = [0, 64, 64, 64, 64, 1_000, 3_000];
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 3_000).Select(_ => sizes[random.Next(sizes.Length)]));
        await Traffic.SendPacedAsync(clientSender, AddressOf(server), payloads, inbox);
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));

        // The last to come back may be here before the call that sent it has returned.
        await TimeLimits.Until(() => server.Statistics.DatagramsSent == payloads.Length, "all that were sent back are counted");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_is_forwarded_as_it_came_to_everybody_it_is_for(bool byOwnSender)
    {
        (UdpEndpoint first, Inbox firstInbox) = Endpoints.Listen();
        (UdpEndpoint second, Inbox secondInbox) = Endpoints.Listen();
        UdpEndpoint server = Endpoints.Bind();
        using DatagramSender own = server.CreateSender();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (DatagramRun run in batch.Runs)
            {
                (byOwnSender ? own : sender).Forward(AddressOf(first), run);
                (byOwnSender ? own : sender).Forward(AddressOf(second), run);
            }
        }));
        using DatagramSender client = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 500).Select(number => number % 100 == 99 ? 0 : number < 300 ? 64 : 1_000));
        await Traffic.SendPacedAsync(client, AddressOf(server), payloads, firstInbox);

        foreach (Inbox inbox in (Inbox[])[firstInbox, secondInbox])
        {
            Arrival[] arrivals = await inbox.TakeAsync(payloads.Length);
            Payloads.AssertSame(payloads, arrivals);
            Assert.All(arrivals, arrival => Assert.Equal(AddressOf(server), arrival.Remote));
        }
    }

    [Fact]
    public async Task Sending_back_keeps_its_place_among_other_sends()
    {
        UdpEndpoint server = Endpoints.Bind();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (DatagramRun run in batch.Runs)
            {
                sender.Send(run.Remote, [1]);
                sender.SendBack(run);
                sender.Send(run.Remote, [2]);
            }
        }));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        for (int i = 0; i < 100; i++)
            client.TrySend(AddressOf(server), [9]);
        int[] arrivals = (await inbox.TakeAsync(102)).Select(arrival => (int)arrival.Payload[0]).ToArray();
        Assert.Equal(1, arrivals[0]);
        Assert.Equal(9, arrivals[1]);
        for (int i = 1; i < arrivals.Length; i++)
            Assert.Contains((arrivals[i - 1], arrivals[i]), ((int, int)[])[(1, 9), (9, 9), (9, 2), (2, 1)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_senders_than_the_options_allow_and_a_run_besides(int limit)
    {
        UdpEndpoint endpoint = Endpoints.Bind(change: options => options with { MaxSenders = limit });
        DatagramSender[] senders = Enumerable.Range(0, limit).Select(_ => endpoint.CreateSender()).ToArray();
        Exception? thrown = Record.Exception(() => endpoint.CreateSender().Dispose());
        Inbox inbox = Endpoints.Collect(endpoint);
        endpoint.TrySend(AddressOf(endpoint), [1]);
        await inbox.TakeAsync(1);
        foreach (DatagramSender sender in senders)
            sender.Dispose();
        var exception = Assert.IsType<InvalidOperationException>(thrown);
        Assert.Contains($"{limit}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_gives_up_when_its_token_is_cancelled_before()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await endpoint.SendAsync(AddressOf(endpoint), new byte[1], new CancellationToken(canceled: true)));
        Assert.Equal(0, endpoint.Statistics.DatagramsSent);
    }

    [Fact]
    public async Task A_refusal_by_the_system_is_a_result_and_a_count_and_no_exception()
    {
        // To broadcast wants a permission (socket(7), SO_BROADCAST) that the endpoint does not ask for.
        RemoteAddress broadcast = RemoteAddress.Parse("127.255.255.255:9");
        UdpEndpoint endpoint = Endpoints.Bind();
        SendResult result = endpoint.TrySend(broadcast, [1]);
        Assert.SkipUnless(result.Status == SendStatus.Denied || result.Status == SendStatus.Failed, $"this machine answers a broadcast with {result.Status}");
        Assert.Equal(SendStatus.Denied, result.Status);
        Assert.Equal(SendStatus.Denied, (await endpoint.SendAsync(broadcast, new byte[1]).Within()).Status);
        using (DatagramSender sender = endpoint.CreateSender())
        {
            for (int i = 0; i < 50; i++)
                sender.Send(broadcast, [1, 2]);
            sender.Send(AddressOf(endpoint), [3]);
        }
        Assert.Equal(52, endpoint.Statistics.SendsDenied);
        Assert.Equal(1, endpoint.Statistics.DatagramsSent);
        Assert.Equal([3], (await Endpoints.Collect(endpoint).TakeAsync(1))[0].Payload);
    }
}
