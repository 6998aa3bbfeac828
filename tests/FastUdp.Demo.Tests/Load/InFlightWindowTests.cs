using FastUdp.Demo.Load;

namespace FastUdp.Demo.Tests.Load;

public class InFlightWindowTests
{
    private const int Bytes = 24;
    private const int Capacity = 4;

    // The least the ring holds, whatever the capacity.
    private const int Slots = 16;

    private readonly InFlightWindow _window = new(new DatagramPattern(Bytes, seed: 3), Capacity);
    private long _now = 1_000;

    [Fact]
    public void Replies_in_order_are_received_and_timed()
    {
        byte[][] sent = Send(3);
        _now += 500;
        foreach (byte[] datagram in sent)
            Assert.True(Accept(datagram));

        AssertCounts(received: 3);
        Assert.Equal(3, _window.RoundTrips.Count);
        Assert.Equal(500, _window.RoundTrips.Maximum);
        Assert.Equal(Capacity, _window.Room);
    }

    [Fact]
    public void A_reply_behind_a_later_one_is_reordered()
    {
        byte[][] sent = Send(3);
        foreach (int index in (int[])[1, 0, 2])
            Accept(sent[index]);
        AssertCounts(received: 3, reordered: 1);
    }

    [Fact]
    public void A_second_reply_is_a_duplicate()
    {
        byte[][] sent = Send(1);
        Accept(sent[0]);
        Assert.False(Accept(sent[0]));
        AssertCounts(received: 1, duplicated: 1);
    }

    [Fact]
    public void A_changed_a_short_and_a_foreign_datagram_are_corrupted()
    {
        byte[][] sent = Send(2);
        sent[0][^1] ^= 1;
        Assert.False(Accept(sent[0]));
        Assert.False(Accept(sent[1].AsSpan(1)));
        Assert.False(Accept(new byte[Bytes]));
        AssertCounts(inFlight: 2, corrupted: 3);
    }

    [Fact]
    public void A_number_not_sent_yet_is_corrupted()
    {
        var ahead = new InFlightWindow(new DatagramPattern(Bytes, seed: 3), Capacity);
        byte[] datagram = new byte[Bytes];
        ahead.Write(datagram, _now);
        Accept(datagram);
        AssertCounts(corrupted: 1);
    }

    [Fact]
    public void What_is_given_up_is_lost_and_makes_room()
    {
        Send(Capacity);
        Assert.Equal(0, _window.Room);
        _window.GiveUpInFlight();
        Assert.Equal(Capacity, _window.Room);
        AssertCounts(lost: Capacity);
    }

    [Fact]
    public void What_comes_after_it_was_given_up_is_received_after_all()
    {
        byte[][] sent = Send(2);
        _window.GiveUpInFlight();
        _now += 700;
        Assert.True(Accept(sent[1]));
        AssertCounts(received: 1, lost: 1);
        Assert.Equal(700, _window.RoundTrips.Maximum);
        Assert.Equal(Capacity, _window.Room);
    }

    [Fact]
    public void A_datagram_overtaken_by_a_whole_ring_is_lost_amid_the_traffic()
    {
        byte[] overtaken = Send(1)[0];
        for (int count = 0; count < Slots; count++)
            Accept(Send(1)[0]);
        AssertCounts(received: Slots, lost: 1);

        Assert.False(Accept(overtaken));
        AssertCounts(received: Slots, lost: 1, late: 1);
    }

    [Fact]
    public void Whatever_a_network_does_the_books_add_up()
    {
        var random = new Random(11);
        var network = new List<byte[]>();
        for (int turn = 0; turn < 20_000; turn++)
        {
            _now++;
            network.AddRange(Send(random.Next(_window.Room + 1)));
            if (turn % 1_000 == 999)
                _window.GiveUpInFlight();
            DisturbOne(network, random);
            AssertAddsUp();
        }
        _window.GiveUpInFlight();
        AssertAddsUp();
        Assert.Equal(0, _window.InFlight);
        Assert.True(_window is { Received: > 0, Lost: > 0, Reordered: > 0, Duplicated: > 0, Corrupted: > 0 });
    }

    [Fact]
    public void Sending_and_accepting_allocate_nothing()
    {
        byte[] datagram = new byte[Bytes];
        long allocated = Allocations.Of(() =>
        {
            for (int count = 0; count < 5_000; count++)
            {
                _window.Write(datagram, _now);
                _window.Accept(datagram, _now, isTimed: true);
            }
        });
        Assert.Equal(0, allocated);
    }

    /// <summary>Takes any datagram out of the network and delivers, repeats, spoils or drops it.</summary>
    private void DisturbOne(List<byte[]> network, Random random)
    {
        if (network.Count == 0)
            return;
        int index = random.Next(network.Count);
        byte[] datagram = network[index];
        int fate = random.Next(10);
        if (fate != 0)
            network.RemoveAt(index);
        if (fate == 1)
            datagram[random.Next(Bytes)] ^= 0x40;
        if (fate != 2)
            Accept(datagram);
    }

    private byte[][] Send(int count)
    {
        byte[][] datagrams = new byte[count][];
        for (int index = 0; index < count; index++)
        {
            datagrams[index] = new byte[Bytes];
            _window.Write(datagrams[index], _now);
        }
        return datagrams;
    }

    private bool Accept(ReadOnlySpan<byte> datagram) => _window.Accept(datagram, _now, isTimed: true);

    private void AssertAddsUp()
    {
        Assert.Equal(_window.Sent, _window.Received + _window.Lost + _window.InFlight);
        Assert.InRange(_window.InFlight, 0, Capacity);
    }

    private void AssertCounts(
        long received = 0, long lost = 0, int inFlight = 0, long reordered = 0, long duplicated = 0, long corrupted = 0, long late = 0)
    {
        AssertAddsUp();
        Assert.Equal(
            (received, lost, inFlight, reordered, duplicated, corrupted, late),
            (_window.Received, _window.Lost, _window.InFlight, _window.Reordered, _window.Duplicated, _window.Corrupted, _window.Late));
    }
}
