using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(64, 64)]
    [InlineData(64, 65)]
    [InlineData(1_200, 130)]
    public async Task One_payload_reaches_each_of_many_once_and_in_its_place(int bytes, int remotes)
    {
        (UdpEndpoint Endpoint, Inbox Inbox)[] receivers = [Endpoints.Listen(), Endpoints.Listen(), Endpoints.Listen()];
        RemoteAddress[] each = [.. Enumerable.Range(0, remotes).Select(i => AddressOf(receivers[i % receivers.Length].Endpoint))];
        byte[] payload = Payloads.Make(7, bytes);
        UdpEndpoint origin = Endpoints.Bind();
        using (DatagramSender sender = origin.CreateSender())
        {
            sender.Send(each[0], [1]);
            sender.SendToEach(each, payload);
            sender.Send(each[0], [2]);
        }

        int ofFirst = each.Count(remote => remote == each[0]);
        Arrival[] arrivals = await receivers[0].Inbox.TakeAsync(ofFirst + 2);
        Payloads.AssertSame([[1], .. Enumerable.Repeat(payload, ofFirst), [2]], arrivals);
        foreach ((UdpEndpoint endpoint, Inbox inbox) in receivers[1..])
        {
            int expected = each.Count(remote => remote == AddressOf(endpoint));
            Payloads.AssertSame([.. Enumerable.Repeat(payload, expected)], await inbox.TakeAsync(expected));
        }
        Assert.Equal(remotes + 2, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public async Task Payloads_for_many_that_fill_the_block_keep_their_bytes()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress[] twice = [AddressOf(receiver), AddressOf(receiver)];
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(20_000, 5));
        using (DatagramSender sender = Endpoints.Bind().CreateSender())
        {
            foreach (byte[] payload in payloads)
                sender.SendToEach(twice, payload);
            sender.SendToEach([], payloads[0]);
        }
        byte[][] expected = [.. payloads.SelectMany(static payload => (byte[][])[payload, payload])];
        Payloads.AssertSame(expected, await inbox.TakeAsync(expected.Length));
    }

    [Fact]
    public async Task Nobody_is_sent_anything_when_one_of_many_cannot_be_reached()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind();
        using (DatagramSender sender = origin.CreateSender())
        {
            Assert.Throws<ArgumentException>(() => sender.SendToEach([AddressOf(receiver), RemoteAddress.Parse("[::1]:9")], [1]));
            Assert.Throws<InvalidOperationException>(() => sender.SendToEach([AddressOf(receiver), default], [1]));
            Assert.Throws<ArgumentException>(() => sender.SendToEach([AddressOf(receiver)], new byte[65_508]));
            sender.SendToEach([AddressOf(receiver)], [2]);
        }
        Assert.Equal([2], (await inbox.TakeAsync(1))[0].Payload);
        Assert.Equal(1, origin.Statistics.DatagramsSent);
    }

    [Fact]
    public async Task Many_can_be_sent_to_from_a_chosen_source()
    {
        SkipWithoutSendOptions();
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        UdpEndpoint origin = Endpoints.Bind(Anywhere);
        using (DatagramSender sender = origin.CreateSender())
            sender.SendToEach([AddressOf(receiver), AddressOf(receiver)], [1], From(5));
        Arrival[] arrivals = await inbox.TakeAsync(2);
        Assert.All(arrivals, arrival => Assert.Equal(RemoteAddress.Parse($"127.0.0.5:{origin.LocalEndPoint.Port}"), arrival.Remote));
    }

    [Fact]
    public async Task One_that_does_not_read_delays_none_of_the_others()
    {
        UdpEndpoint deaf = Endpoints.Bind(change: static options => options with { ReceiveBufferBytes = 4_096 });
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress[] both = [AddressOf(deaf), AddressOf(receiver)];
        UdpEndpoint origin = Endpoints.Bind();
        byte[][] payloads = Payloads.Of(Enumerable.Repeat(500, 300));
        using DatagramSender sender = origin.CreateSender();
        for (int i = 0; i < payloads.Length; i++)
        {
            sender.SendToEach(both, payloads[i]);
            sender.Flush();
            await inbox.TakeAsync(i + 1);
        }
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
        Assert.Equal(0, origin.Statistics.SendsBlocked);
    }
}
