using FastUdp.Messages;
using FastUdp.Samples.Formats;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.Formats;

/// <summary>DNS against a packet of BIND's tools and one by the diagrams of RFC 1035.</summary>
public class DnsTests
{
    /// <summary>What <c>host -p N -t AAAA example.com 127.0.0.1</c> (BIND 9.18) sent to a socket on that port.</summary>
    private static readonly byte[] HostQuery = Hex.Parse(
        """
        8c a8 01 00 00 01 00 00 00 00 00 00
        07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 00 1c 00 01
        """);

    /// <summary>
    /// By RFC 1035 section 4.1.1, every flag set: opcode 2, response code 5, and the name of section 4.1.4 as a question and,
    /// by a pointer, as an answer.
    /// </summary>
    internal static readonly byte[] FullResponse = Hex.Parse(
        """
        12 34 97 f5 00 01 00 01 00 00 00 00
        01 46 03 49 53 49 04 41 52 50 41 00 00 01 00 01
        c0 0c 00 01 00 01 00 00 00 3c 00 04 0a 00 00 01
        """);

    [Fact]
    public void Messages_are_written_as_they_were_read()
    {
        RoundTrip.AssertExact<DnsMessage>(HostQuery);
        RoundTrip.AssertExact<DnsMessage>(FullResponse);
    }

    [Fact]
    public void The_query_of_host_reads_as_what_it_asked()
    {
        DnsMessage query = RoundTrip.Read<DnsMessage>(HostQuery);
        Assert.Equal((0x8CA8, 1, 0), (query.Id, query.QuestionCount, query.AnswerCount + query.AuthorityCount + query.AdditionalCount));
        Assert.False(query.IsResponse || query.IsAuthoritative || query.IsTruncated || query.IsRecursionAvailable);
        Assert.True(query.IsRecursionDesired);
        Assert.Equal((DnsOpcode.Query, DnsResponseCode.NoError), (query.Opcode, query.ResponseCode));

        Assert.True(DnsQuestion.TryRead(query.Sections, out DnsQuestion? question));
        Assert.Equal(new DnsQuestion("example.com", 28, 1), question);
    }

    [Fact]
    public void Every_flag_stands_where_the_RFC_has_it()
    {
        DnsMessage response = RoundTrip.Read<DnsMessage>(FullResponse);
        Assert.True(response.IsResponse && response.IsAuthoritative && response.IsTruncated && response.IsRecursionDesired);
        Assert.True(response.IsRecursionAvailable && response.IsAuthentic && response.IsCheckingDisabled);
        Assert.Equal((DnsOpcode.Status, DnsResponseCode.Refused), (response.Opcode, response.ResponseCode));
    }

    [Fact]
    public void A_message_keeps_its_budget()
    {
        Assert.Equal(WireBudget.IPv6Minimum, DnsMessage.MaxWireSize);
        Assert.Equal(WireFaultReason.TooLong, RoundTrip.RefusalOf<DnsMessage>(new byte[DnsMessage.MaxWireSize + 1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("07 65 78")]
    [InlineData("01 61 00 00 01 00")]
    [InlineData("c0 0c 00 01 00 01")]
    [InlineData("01 61")]
    public void What_is_no_question_is_refused(string sections) =>
        Assert.False(DnsQuestion.TryRead(Hex.Parse(sections), out _));
}
