using FastUdp.Buffers;
using FastUdp.Engine.Tests.Messages.Samples;
using FastUdp.Engine.Tests.Support;
using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public async Task Messages_of_every_form_arrive_whole_and_in_order()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress remote = AddressOf(receiver);
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        for (uint i = 0; i < 20; i++)
        {
            sender.Send(remote, new Tick(i, i));
            sender.Send(remote, new Note(new string('é', (int)i), i));
            sender.Send(remote, new Frame((byte)i, new byte[i]));
            sender.Send(remote, new Raw(0));
        }
        sender.Flush();
        Arrival[] arrivals = await inbox.TakeAsync(80);
        for (uint i = 0; i < 20; i++)
        {
            Arrival[] round = arrivals[(int)(4 * i)..];
            Assert.True(Tick.TryRead(round[0].Payload, out Tick tick, out _));
            Assert.Equal(new Tick(i, i), tick);
            Assert.True(Note.TryRead(round[1].Payload, out Note? note, out _));
            Assert.Equal(new Note(new string('é', (int)i), i), note);
            Assert.True(Frame.TryRead(round[2].Payload, out Frame frame, out _));
            Assert.Equal((i, (int)i), (frame.Kind, frame.Content.Length));
            Assert.Empty(round[3].Payload);
        }
    }

    [Fact]
    public async Task Messages_of_a_fixed_size_arrive_like_raw_bytes_of_one_length()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        byte[][] payloads = Enumerable.Range(0, 128).Select(i => Bytes(new Tick((uint)i, i))).ToArray();
        using (DatagramSender sender = Endpoints.Bind().CreateSender())
        {
            for (uint i = 0; i < 128; i++)
                sender.Send(AddressOf(receiver), new Tick(i, i));
        }
        Payloads.AssertSame(payloads, await inbox.TakeAsync(128));
    }

    [Fact]
    public async Task A_message_that_fills_most_of_a_datagram_flushes_what_is_before_it()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        var note = new Note(new string('x', 40_000), 7);
        sender.Send(AddressOf(receiver), note);
        sender.Send(AddressOf(receiver), note);
        await inbox.TakeAsync(1);
        sender.Flush();
        Payloads.AssertSame([Bytes(note), Bytes(note)], await inbox.TakeAsync(2));
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_throws_and_harms_no_other()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress remote = AddressOf(receiver);
        UdpEndpoint origin = Endpoints.Bind();
        using DatagramSender sender = origin.CreateSender();
        sender.Send(remote, new Note("before"));
        foreach (Action attempt in (Action[])[
            () => sender.Send(remote, new Note(new string('x', 60_001))),
            () => origin.TrySend(remote, new Note(new string('x', 60_001))),
            () => origin.SendAsync(remote, new Note(new string('x', 60_001))).AsTask().Wait()])
        {
            var exception = Assert.Throws<ArgumentException>(attempt);
            Assert.Equal("A Note cannot be sent: Text: a length of 60,001 exceeds the maximum of 60,000.", exception.Message);
        }
        sender.Send(remote, new Note("after"));
        sender.Flush();
        Payloads.AssertSame([Bytes(new Note("before")), Bytes(new Note("after"))], await inbox.TakeAsync(2));
        Assert.Equal(2, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public void A_sender_that_was_disposed_writes_no_message_into_the_block_that_was_its_own()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        RemoteAddress remote = AddressOf(endpoint);
        DatagramSender sender = endpoint.CreateSender();
        sender.Send(remote, new Tick(1, 1));
        sender.Dispose();
        Block block = TestBuffers.Rent(TestEndpoints.BuffersOf(endpoint).Send);
        block.Bytes.AsSpan().Fill(0x55);
        foreach (Action attempt in (Action[])[
            () => sender.Send(remote, new Tick(2, 2)),
            () => sender.Send(remote, new Note("after")),
            () => sender.Send(remote, new Note(null)),
            () => sender.Send(remote, new Frame(1, new byte[10])),
            () => sender.Send(remote, new Raw(0)),
            () => sender.Send(remote, new Raw(65_000))])
        {
            Assert.Throws<ObjectDisposedException>(attempt);
        }
        Assert.False(block.Bytes.AsSpan().ContainsAnyExcept((byte)0x55));
        block.Release();
    }

    [Fact]
    public async Task A_connected_endpoint_sends_messages_without_naming_its_remote()
    {
        (UdpEndpoint peer, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint endpoint = Endpoints.Connect(AddressOf(peer));
        using DatagramSender sender = endpoint.CreateSender();
        sender.Send(new Tick(1, 1));
        sender.Send(new Frame(2, [1, 2, 3]));
        sender.Flush();
        Assert.True(endpoint.TrySend(new Note("three")).IsSent);
        Arrival[] arrivals = await inbox.TakeAsync(3);
        Payloads.AssertSame([Bytes(new Tick(1, 1)), [6, 2, 1, 2, 3], Bytes(new Note("three"))], arrivals);
    }

    [Fact]
    public void An_endpoint_that_is_not_connected_wants_the_remote_of_a_message_named()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        using DatagramSender sender = endpoint.CreateSender();
        Assert.Throws<InvalidOperationException>(() => sender.Send(new Tick(1, 1)));
        Assert.Throws<InvalidOperationException>(() => endpoint.TrySend(new Tick(1, 1)));
    }

    [Fact]
    public async Task Single_messages_are_sent_from_any_thread_at_once_or_waiting()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress remote = AddressOf(receiver);
        UdpEndpoint origin = Endpoints.Bind();
        var large = new Note(new string('x', 50_000), 1);
        Assert.True(origin.TrySend(remote, new Tick(1, 1)).IsSent);
        Assert.True(origin.TrySend(remote, new Frame(2, [9])).IsSent);
        Assert.True((await origin.SendAsync(remote, large).Within()).IsSent);
        Assert.True((await origin.SendAsync(remote, new Frame(3, [8])).Within()).IsSent);
        Payloads.AssertSame([Bytes(new Tick(1, 1)), [6, 2, 9], Bytes(large), [6, 3, 8]], await inbox.TakeAsync(4));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await origin.SendAsync(remote, new Tick(1, 1), new CancellationToken(canceled: true)));
        await origin.DisposeAsync().Within();
        Assert.Throws<ObjectDisposedException>(() => origin.TrySend(remote, new Tick(1, 1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await origin.SendAsync(remote, new Tick(1, 1)));
    }

    [Fact]
    public async Task A_handler_reads_messages_and_answers_them_through_the_context()
    {
        UdpEndpoint server = Endpoints.Bind();
        WireFaultReason refused = WireFaultReason.None;
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
            {
                var context = new DatagramContext(datagram, sender);
                if (datagram.TryRead(out Tick tick, out WireFault fault))
                    context.Reply(new Note($"{context.Remote} {context.Datagram.Payload.Length}", tick.Number));
                else if (datagram.TryRead(out Frame frame, out fault))
                    context.Reply(new Frame((byte)(frame.Kind + 1), frame.Content));
                else
                    refused = fault.Reason;
            }
        }));
        (UdpEndpoint client, Inbox inbox) = Endpoints.Listen();
        client.TrySend(AddressOf(server), [99]);
        client.TrySend(AddressOf(server), new Tick(41, 0));
        client.TrySend(AddressOf(server), new Frame(1, [1, 2, 3]));
        Arrival[] arrivals = await inbox.TakeAsync(2);
        Payloads.AssertSame([Bytes(new Note($"{AddressOf(client)} 13", 41)), [6, 2, 1, 2, 3]], arrivals);
        Assert.Equal(WireFaultReason.WrongIdentifier, refused);
    }

    [Fact]
    public async Task A_leased_datagram_is_read_as_a_message_until_it_is_disposed()
    {
        UdpEndpoint endpoint = Endpoints.Bind();
        var box = new LeaseBox();
        Endpoints.Run(endpoint, box);
        endpoint.TrySend(AddressOf(endpoint), new Tick(7, 8));
        DatagramLease lease = (await box.TakeAsync(1))[0];
        Assert.True(lease.TryRead(out Tick tick, out _));
        Assert.Equal(new Tick(7, 8), tick);
        Assert.False(lease.TryRead<Note>(out _, out WireFault fault));
        Assert.Equal(WireFaultReason.WrongIdentifier, fault.Reason);
        lease.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lease.TryRead(out Tick _, out WireFault _));
    }

    [Fact]
    public async Task Messages_allocate_nothing_once_warm()
    {
        UdpEndpoint server = BindWithBlocksMade();
        Endpoints.Run(server, new Handler((in DatagramBatch batch, DatagramSender sender) =>
        {
            foreach (Datagram datagram in batch)
            {
                if (datagram.TryRead(out Tick tick, out _))
                    new DatagramContext(datagram, sender).Reply(new Frame((byte)tick.Number, datagram.Payload));
            }
        }));
        UdpEndpoint client = BindWithBlocksMade();
        var counter = new Counter();
        Endpoints.Run(client, counter);
        RemoteAddress remote = AddressOf(server);
        using DatagramSender sender = client.CreateSender();
        await AssertAllocatesNothingAsync(total =>
        {
            for (uint i = 0; i < total / 20; i++)
            {
                long goal = counter.Count + 20;
                for (uint k = 0; k < 19; k++)
                    sender.Send(remote, new Tick(i, k));
                sender.Flush();
                client.TrySend(remote, new Tick(i, 19));
                counter.WaitFor(goal);
            }
        });
    }

    private static byte[] Bytes<TMessage>(in TMessage message)
        where TMessage : IDatagramMessage<TMessage>
    {
        var bytes = new byte[TMessage.GetWireSize(message)];
        Assert.True(TMessage.TryWrite(message, bytes, out int written, out WireFault fault), fault.ToString());
        Assert.Equal(bytes.Length, written);
        return bytes;
    }
}
