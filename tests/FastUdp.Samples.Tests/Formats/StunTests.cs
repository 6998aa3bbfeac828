using System.Text;
using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>STUN against the test vectors of RFC 5769 and a packet of coturn.</summary>
public class StunTests
{
    /// <summary>The sample request of RFC 5769 section 2.1.</summary>
    internal static readonly byte[] SampleRequest = Hex.Parse(
        """
        00 01 00 58  21 12 a4 42  b7 e7 a7 01  bc 34 d6 86  fa 87 df ae
        80 22 00 10  53 54 55 4e  20 74 65 73  74 20 63 6c  69 65 6e 74
        00 24 00 04  6e 00 01 ff
        80 29 00 08  93 2f f9 b1  51 26 3b 36
        00 06 00 09  65 76 74 6a  3a 68 36 76  59 20 20 20
        00 08 00 14  9a ea a7 0c  bf d8 cb 56  78 1e f2 b5  b2 d3 f2 49  c1 b5 71 a2
        80 28 00 04  e5 7a 3b cf
        """);

    /// <summary>What <c>turnutils_stunclient -p N 127.0.0.1</c> (coturn 4.6.1) sent to a socket on that port.</summary>
    private static readonly byte[] CoturnRequest = Hex.Parse("00 01 00 00 21 12 a4 42 b4 a6 a4 a1 1b fc b4 35 3b b4 a2 35");

    [Fact]
    public void Requests_are_written_as_they_were_read()
    {
        RoundTrip.AssertExact<StunBindingRequest>(SampleRequest);
        RoundTrip.AssertExact<StunBindingRequest>(CoturnRequest);
    }

    [Fact]
    public void The_header_of_the_sample_request_reads_as_the_RFC_explains_it()
    {
        StunBindingRequest request = RoundTrip.Read<StunBindingRequest>(SampleRequest);
        Assert.Equal(88, request.Length);
        Assert.Equal("B7E7A701BC34D686FA87DFAE", Convert.ToHexString(request.TransactionId));
        Assert.Equal(88, request.Attributes.Length);
    }

    [Fact]
    public void The_attributes_of_the_sample_request_are_those_of_the_RFC()
    {
        StunBindingRequest request = RoundTrip.Read<StunBindingRequest>(SampleRequest);
        var attributes = new List<(int Type, string Value)>();
        ReadOnlySpan<byte> rest = request.Attributes;
        while (StunBindingRequest.TryTakeAttribute(ref rest, out StunAttributeView attribute))
            attributes.Add((attribute.Type, Encoding.Latin1.GetString(attribute.Value)));

        Assert.Equal([0x8022, 0x0024, 0x8029, 0x0006, 0x0008, 0x8028], attributes.Select(each => each.Type));
        Assert.Equal("STUN test client", attributes[0].Value);
        Assert.Equal("evtj:h6vY", attributes[3].Value);
        Assert.True(rest.IsEmpty);
    }

    [Fact]
    public void Coturns_request_has_no_attributes() =>
        Assert.True(RoundTrip.Read<StunBindingRequest>(CoturnRequest).Attributes.IsEmpty);

    [Theory]
    [InlineData(1, 0x11)]
    [InlineData(4, 0x00)]
    public void Another_message_and_another_cookie_are_refused(int offset, byte value)
    {
        byte[] packet = [.. CoturnRequest];
        packet[offset] = value;
        Assert.Equal(WireFaultReason.WrongConstant, RoundTrip.RefusalOf<StunBindingRequest>(packet));
    }

    [Fact]
    public void A_length_beyond_the_datagram_is_refused() =>
        Assert.Equal(WireFaultReason.Truncated, RoundTrip.RefusalOf<StunBindingRequest>(SampleRequest.AsSpan(0, 100)));
}
