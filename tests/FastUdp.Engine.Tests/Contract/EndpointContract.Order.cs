using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.Contract;

public abstract partial class EndpointContract
{
    [Fact]
    public Task Datagrams_of_one_flow_and_mixed_sizes_arrive_in_order()
    {
        var random = new Random(1);
        int[] sizes = [0, 1, 8, 64, 64, 64, 512, 1_200, 1_472, 4_000];
        return AssertArriveAsync(Payloads.Of(Enumerable.Range(0, 5_000).Select(_ => sizes[random.Next(sizes.Length)])));
    }

    [Fact]
    public Task Datagrams_of_one_flow_and_one_size_arrive_in_order() =>
        AssertArriveAsync(Payloads.Of(Enumerable.Repeat(64, 10_000)));

    [Fact]
    public Task A_run_may_end_with_a_shorter_datagram() =>
        AssertArriveAsync(Payloads.Of([100, 100, 100, 99, 100, 100, 1, 100]));

    [Fact]
    public Task A_larger_datagram_begins_a_new_run() =>
        AssertArriveAsync(Payloads.Of([100, 100, 101, 101, 1_400, 100, 2_000]));

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    public Task More_equal_datagrams_than_a_buffer_may_carry_segments_all_arrive(int count) =>
        AssertArriveAsync(Payloads.Of(Enumerable.Repeat(17, count)));

    [Fact]
    public Task More_runs_than_a_sender_holds_all_arrive() =>
        AssertArriveAsync(Payloads.Of(Enumerable.Range(0, 300).Select(i => 10 + (i % 200))));

    [Theory]
    [InlineData(512)]
    [InlineData(1_000)]
    [InlineData(21_835)]
    [InlineData(32_753)]
    [InlineData(32_754)]
    public Task Runs_that_fill_an_IP_packet_to_the_brim_all_arrive(int size) =>
        AssertArriveAsync(Payloads.Of(Enumerable.Repeat(size, 200_000 / size)));

    [Fact]
    public async Task Datagrams_to_several_remotes_in_turn_all_arrive_in_order()
    {
        (UdpEndpoint Endpoint, Inbox Inbox)[] receivers = [Endpoints.Listen(), Endpoints.Listen(), Endpoints.Listen()];
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 240).Select(i => (i % 7 == 0) ? 90 : 100));

        // Changes of remote at every datagram, then in twos and threes: runs of one, two and three.
        for (int i = 0; i < payloads.Length; i++)
        {
            int period = 1 + (i / 80);
            sender.Send(AddressOf(receivers[i / period % 3].Endpoint), payloads[i]);
        }
        sender.Flush();

        for (int which = 0; which < receivers.Length; which++)
        {
            byte[][] expected = payloads.Where((_, i) => i / (1 + (i / 80)) % 3 == which).ToArray();
            Payloads.AssertSame(expected, await receivers[which].Inbox.TakeAsync(expected.Length));
        }
    }

    [Fact]
    public async Task Datagrams_written_in_place_arrive_as_written()
    {
        (UdpEndpoint receiver, Inbox inbox) = Endpoints.Listen();
        RemoteAddress remote = AddressOf(receiver);
        using DatagramSender sender = Endpoints.Bind().CreateSender();
        var random = new Random(2);
        byte[][] payloads = Payloads.Of(Enumerable.Range(0, 2_000).Select(_ => random.Next(0, 3) * 50));
        for (int i = 0; i < payloads.Length; i++)
        {
            Span<byte> place = sender.Reserve(remote, payloads[i].Length);
            Assert.Equal(payloads[i].Length, place.Length);
            payloads[i].CopyTo(place);
            if (i % 100 != 99)
                continue;
            sender.Flush();
            await inbox.TakeAsync(i + 1);
        }
        Payloads.AssertSame(payloads, await inbox.TakeAsync(payloads.Length));
    }
}
