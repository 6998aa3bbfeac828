using FastUdp.Demo.Bench.Wire;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Bench.Wire;

/// <summary>Test datagrams are written and read as they are, and no change of one goes unnoticed.</summary>
public class TestDatagramTests
{
    public static readonly TheoryData<int> Sizes = [16, 17, 23, 24, 25, 64, 512, 1_200, 1_472, 1_473, 9_000, 65_507, 65_527];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_was_written_is_read_whatever_size_the_reader_expects(int size)
    {
        byte[] datagram = Write(size, stream: 200, sentAt: 0xDEAD_BEEF, number: (1UL << 63) + 5);
        foreach (int expected in (int[])[size, 16, 1_000])
        {
            Assert.Equal(TestDatagramCheck.Intact, new TestDatagramCodec(expected).Read(datagram, out TestDatagram head));
            Assert.Equal((200, 0xDEAD_BEEF, (1UL << 63) + 5), (head.Stream, head.SentAt, head.Number));
        }
    }

    /// <summary>The same datagram, by the document alone: a row of bytes, and a CRC of one bit at a time.</summary>
    [Fact]
    public void It_is_what_a_program_of_few_lines_writes() => Always.HoldsFor(
        Gen.Choose(16, 2_000).SelectMany(static size => Gen.Choose(0, int.MaxValue).Select(seed => (size, seed))), static sample =>
        {
            ulong number = (ulong)new Random(sample.seed).NextInt64();
            Assert.Equal(
                PlainTestDatagram.Write(sample.size, (byte)sample.seed, (uint)sample.seed, number),
                Write(sample.size, (byte)sample.seed, (uint)sample.seed, number));
        });

    /// <summary>Without padding, which would help: what the checksum alone notices.</summary>
    [Fact]
    public void One_or_two_flipped_bits_of_the_head_are_noticed()
    {
        var codec = new TestDatagramCodec(16);
        byte[] datagram = Write(16, stream: 3, sentAt: 77, number: 1_000);
        for (int first = 0; first < 128; first++)
        {
            Flip(datagram, first);
            Assert.NotEqual(TestDatagramCheck.Intact, codec.Read(datagram, out _));
            for (int second = first + 1; second < 128; second++)
            {
                Flip(datagram, second);
                Assert.NotEqual(TestDatagramCheck.Intact, codec.Read(datagram, out _));
                Flip(datagram, second);
            }
            Flip(datagram, first);
        }
    }

    [Theory]
    [InlineData(17)]
    [InlineData(1_473)]
    public void Any_flipped_bit_of_the_padding_is_noticed(int size)
    {
        TestDatagramCodec[] codecs = [new(size), new(16)];
        byte[] datagram = Write(size, stream: 0, sentAt: 0, number: 9);
        for (int bit = 128; bit < size * 8; bit++)
        {
            Flip(datagram, bit);
            foreach (TestDatagramCodec codec in codecs)
                Assert.Equal(TestDatagramCheck.Corrupted, codec.Read(datagram, out _));
            Flip(datagram, bit);
        }
    }

    [Fact]
    public void Padding_of_another_datagram_is_noticed()
    {
        var codec = new TestDatagramCodec(64);
        for (ulong other = 1; other < TestPadding.Places; other++)
        {
            byte[] datagram = Write(64, stream: 1, sentAt: 5, number: 0);
            Write(64, stream: 1, sentAt: 5, number: other).AsSpan(16).CopyTo(datagram.AsSpan(16));
            Assert.Equal(TestDatagramCheck.Corrupted, codec.Read(datagram, out _));
        }
    }

    [Fact]
    public void One_that_was_cut_or_lengthened_is_noticed()
    {
        var codec = new TestDatagramCodec(100);
        byte[] datagram = Write(100, stream: 1, sentAt: 5, number: 12);
        for (int length = 16; length < 100; length++)
            Assert.Equal(TestDatagramCheck.Corrupted, codec.Read(datagram.AsSpan(0, length), out _));
        Assert.Equal(TestDatagramCheck.Corrupted, codec.Read([.. datagram, 0], out _));
    }

    [Fact]
    public void What_is_shorter_or_begins_otherwise_is_foreign()
    {
        var codec = new TestDatagramCodec(64);
        byte[] datagram = Write(64, stream: 1, sentAt: 5, number: 0);
        for (int length = 0; length < 16; length++)
            Assert.Equal(TestDatagramCheck.Foreign, codec.Read(datagram.AsSpan(0, length), out _));
        datagram[0]++;
        Assert.Equal(TestDatagramCheck.Foreign, codec.Read(datagram, out _));
        Assert.Equal(TestDatagramCheck.Foreign, codec.Read(new byte[65_528], out _));
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Always.HoldsForLists(
        Gen.Choose(0, 255), static bytes =>
        {
            byte[] datagram = [TestDatagram.Identifier, .. bytes.Select(static b => (byte)b)];
            TestDatagramCheck check = new TestDatagramCodec(64).Read(datagram, out _);
            Assert.True(check == (datagram.Length < 16 ? TestDatagramCheck.Foreign : TestDatagramCheck.Corrupted));
        });

    [Fact]
    public void Other_sizes_than_those_of_UDP_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TestDatagramCodec(15));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new TestDatagramCodec(65_528));
        Assert.ThrowsAny<ArgumentException>(static () => new TestDatagramCodec(64).Write(new byte[63], 0, 0, 0));
    }

    [Fact]
    public void Writing_and_reading_allocate_nothing()
    {
        var codec = new TestDatagramCodec(1_472);
        byte[] datagram = new byte[1_472];
        codec.Write(datagram, 0, 0, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong number = 0; number < 1_000; number++)
        {
            codec.Write(datagram, 1, 2, number);
            _ = codec.Read(datagram, out _);
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void The_checksum_is_the_one_of_the_standard() =>
        Assert.Equal(0xE306_9283, Crc32C.End(Crc32C.Add(Crc32C.Start, "123456789"u8)));

    private static byte[] Write(int size, byte stream, uint sentAt, ulong number)
    {
        byte[] datagram = new byte[size];
        new TestDatagramCodec(size).Write(datagram, stream, sentAt, number);
        return datagram;
    }

    private static void Flip(byte[] datagram, int bit) => datagram[bit / 8] ^= (byte)(1 << (bit % 8));
}
