using FastUdp.Messages;
using Xunit;

namespace FastUdp.Engine.Tests.Messages;

public class WireIdentifierTests
{
    [Fact]
    public void Every_identifier_is_read_from_its_shortest_form_alone()
    {
        var read = new HashSet<int>();
        for (int first = 0; first <= byte.MaxValue; first++)
        {
            for (int second = 0; second <= byte.MaxValue; second++)
            {
                int id = WireIdentifier.Read([(byte)first, (byte)second]);
                if (first < 0x80)
                    Assert.Equal(first, id);
                else if (id != WireIdentifier.None)
                    Assert.True(id is >= 0x80 and <= WireIdentifier.Max && read.Add(id), $"{first:X2} {second:X2} is {id}");
            }
        }
        Assert.Equal(WireIdentifier.Max - 0x7F, read.Count);
    }

    [Fact]
    public void It_is_the_form_that_a_writer_makes()
    {
        Span<byte> bytes = stackalloc byte[2];
        for (int id = 0; id <= WireIdentifier.Max; id++)
        {
            var writer = new WireWriter(bytes);
            WireFault fault = default;
            Assert.True(writer.TryWriteVarInt((ulong)id, ref fault));
            Assert.Equal(WireIdentifier.GetSize(id), writer.Written);
            Assert.Equal(id, WireIdentifier.Read(bytes[..writer.Written]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FF")]
    [InlineData("8000")]
    [InlineData("808001")]
    [InlineData("FFFF7F")]
    public void A_datagram_may_begin_with_none(string hex) =>
        Assert.Equal(WireIdentifier.None, WireIdentifier.Read(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("", 5, WireFaultReason.Truncated, 0, 13)]
    [InlineData("0501", 5, WireFaultReason.Truncated, 2, 13)]
    [InlineData("0601", 5, WireFaultReason.WrongIdentifier, 6, 5)]
    [InlineData("8000", 5, WireFaultReason.WrongIdentifier, WireIdentifier.None, 5)]
    [InlineData("AC", 300, WireFaultReason.Truncated, 1, 13)]
    [InlineData("AD02", 300, WireFaultReason.WrongIdentifier, 301, 300)]
    [InlineData("01", WireIdentifier.None, WireFaultReason.Truncated, 1, 13)]
    public void A_datagram_that_is_not_the_message_is_refused_for_its_identifier_or_its_length(
        string hex, int id, WireFaultReason reason, long value, long limit)
    {
        Assert.False(WireIdentifier.Refuse(Convert.FromHexString(hex), id, 13, out WireFault fault));
        Assert.Equal(new WireFault(reason, null, value, limit), fault);
    }

    [Fact]
    public void No_identifier_takes_no_bytes() => Assert.Equal(0, WireIdentifier.GetSize(WireIdentifier.None));
}
