using FastUdp.Demo.Load;

namespace FastUdp.Demo.Tests.Load;

public class DatagramPatternTests
{
    private const int Seed = 7;

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(32)]
    [InlineData(1_472)]
    [InlineData(65_527)]
    public void What_was_written_is_recognized(int datagramBytes)
    {
        var pattern = new DatagramPattern(datagramBytes, Seed);
        byte[] datagram = new byte[datagramBytes];
        foreach (ulong number in (ulong[])[0, 1, 63, 64, 12_345, ulong.MaxValue])
        {
            pattern.Write(datagram, number);
            Assert.True(pattern.TryReadNumber(datagram, out ulong read));
            Assert.Equal(number, read);
            Assert.True(pattern.Matches(datagram, number));
        }
    }

    [Fact]
    public void Any_changed_bit_shows_as_a_number_never_sent_or_as_other_bytes()
    {
        const ulong sent = 1_000_000;
        const ulong number = 4_711;
        var pattern = new DatagramPattern(datagramBytes: 40, Seed);
        byte[] datagram = new byte[40];
        pattern.Write(datagram, number);

        for (int bit = 0; bit < datagram.Length * 8; bit++)
        {
            datagram[bit / 8] ^= (byte)(1 << (bit % 8));
            pattern.TryReadNumber(datagram, out ulong read);
            Assert.True(read >= sent || !pattern.Matches(datagram, read), $"bit {bit}");
            datagram[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_datagram_of_another_length_has_no_number(int length)
    {
        var pattern = new DatagramPattern(datagramBytes: 32, Seed);
        Assert.False(pattern.TryReadNumber(new byte[length], out _));
    }

    [Fact]
    public void The_datagrams_of_another_run_are_strangers()
    {
        byte[] datagram = new byte[8];
        new DatagramPattern(8, seed: 1).Write(datagram, 5);
        new DatagramPattern(8, seed: 2).TryReadNumber(datagram, out ulong read);
        Assert.True(read > 1_000_000_000);
    }

    [Fact]
    public void Fewer_bytes_than_the_number_needs_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DatagramPattern(DatagramPattern.MinBytes - 1, Seed));
}
