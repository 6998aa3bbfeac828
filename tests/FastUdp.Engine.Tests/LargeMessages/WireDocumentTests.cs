using System.Text.RegularExpressions;
using FastUdp.Engine.Tests.LargeMessages.Support;
using FastUdp.Engine.Tests.Support;
using FastUdp.LargeMessages;
using Xunit;

namespace FastUdp.Engine.Tests.LargeMessages;

/// <summary>docs/large-messages.md against the codecs and a receiver: it is what peers in other languages are written from.</summary>
public sealed partial class WireDocumentTests
{
    private const ulong Session = 0xDEADBEEFBAADF00D;

    private static readonly string Text = Repository.Read("docs", "large-messages.md");

    [Fact]
    public void The_segment_is_what_the_codec_writes()
    {
        var header = new SegmentHeader(Session, 5, 514, 512, 1, 0, 0, SegmentFlags.Reliable | SegmentFlags.Asks);
        Assert.Equal(Segments.Make(header, [0xCA, 0xFE]), BytesOf("segment"));
    }

    [Fact]
    public async Task A_receiver_acknowledges_the_segment_as_printed()
    {
        var channels = new SimulatedChannels();
        using UdpEndpoint peer = channels.Network.Bind();
        var inbox = new Inbox();
        _ = peer.RunAsync(inbox);
        peer.TrySend(channels.To, BytesOf("segment"));
        channels.Network.Run(TimeSpan.Zero);
        Assert.Equal(BytesOf("acknowledgement"), Assert.Single(await inbox.TakeAsync(1)).Payload);
    }

    [Fact]
    public void Sizes_and_identifiers_are_as_the_tables_say()
    {
        Assert.Equal((16_378, 25), (SegmentHeader.MessageId, SegmentHeader.MaxWireSize));
        Assert.Equal((16_377, 21), (AcknowledgementHeader.MessageId, AcknowledgementHeader.MaxWireSize));
    }

    private static byte[] BytesOf(string name)
    {
        Match block = Block().Matches(Text).Single(match => match.Groups["name"].Value == name);
        return Convert.FromHexString(NotHex().Replace(block.Groups["lines"].Value, ""));
    }

    [GeneratedRegex("```wire (?<name>\\w+)\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    // Comments to the ends of their lines, and all blanks.
    [GeneratedRegex("#[^\n]*|\\s")]
    private static partial Regex NotHex();
}
