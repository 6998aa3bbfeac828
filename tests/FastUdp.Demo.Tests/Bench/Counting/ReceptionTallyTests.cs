using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Tests.Bench.Counting;

/// <summary>What is made of whole datagrams, whatever they are.</summary>
public class ReceptionTallyTests
{
    private const byte Stream = 7;

    private readonly TestDatagramCodec _codec = new(64);
    private readonly ReceptionTally _tally;

    public ReceptionTallyTests() => _tally = new ReceptionTally(_codec, Stream, windowNumbers: 64);

    [Fact]
    public void Each_datagram_counts_as_what_it_is()
    {
        Take(0, 1, 3, 5, 4, 4, 100, 2);
        byte[] flipped = Datagram(101);
        flipped[20] ^= 1;
        Assert.False(_tally.Take(flipped, 0, out _));
        _tally.Sent = 103;

        Assert.Equal(
            new ReceptionCounts
            {
                Sent = 103,
                Received = 6,
                ReceivedBytes = 6 * 64,
                Lost = 97,
                Duplicated = 1,
                Reordered = 1,
                ReorderingExtentMaximum = 1,
                ReorderingExtentMean = 1,
                Corrupted = 1,
                Late = 1,
            },
            _tally.Counts);
    }

    [Fact]
    public void Strangers_and_other_streams_count_as_foreign_and_nothing_else()
    {
        Assert.False(_tally.Take("hello"u8, 0, out _));
        Assert.False(_tally.Take([], 0, out _));
        Assert.False(_tally.Take(Datagram(0, stream: Stream + 1), 0, out _));
        Assert.Equal(new ReceptionCounts { Foreign = 3 }, _tally.Counts);
    }

    [Fact]
    public void Another_size_of_the_stream_counts_too()
    {
        byte[] large = new byte[1_000];
        new TestDatagramCodec(1_000).Write(large, Stream, 0, 0);
        Assert.True(_tally.Take(large, 0, out _));
        Assert.Equal((1, 1_000), (_tally.Counts.Received, _tally.Counts.ReceivedBytes));
    }

    [Fact]
    public void It_tells_how_long_ago_a_datagram_was_meant_to_leave_and_how_much_that_differs()
    {
        const long Sent = 70_000_000_000;
        Assert.True(_tally.Take(Datagram(0, sentAt: SendTime.Of(Sent)), Sent + 1_600, out long sinceSent));
        Assert.Equal(1_600, sinceSent);
        Assert.True(_tally.Take(Datagram(1, sentAt: SendTime.Of(Sent)), Sent + 1_600 + 3_200, out sinceSent));
        Assert.Equal(4_800, sinceSent);
        Assert.Equal(3_200 / 16, _tally.Counts.JitterNanoseconds);
    }

    private void Take(params ReadOnlySpan<ulong> numbers)
    {
        foreach (ulong number in numbers)
            _tally.Take(Datagram(number), 0, out _);
    }

    private byte[] Datagram(ulong number, byte stream = Stream, uint sentAt = 0)
    {
        byte[] datagram = new byte[_codec.DatagramBytes];
        _codec.Write(datagram, stream, sentAt, number);
        return datagram;
    }
}
