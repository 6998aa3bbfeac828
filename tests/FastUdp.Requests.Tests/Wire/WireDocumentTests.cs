using FastUdp.Messages;
using FastUdp.Requests.Tests.Support;
using Xunit;

namespace FastUdp.Requests.Tests.Wire;

/// <summary>docs/requests-wire.md against the codecs and against a server: it is what peers in other languages are written from.</summary>
public sealed class WireDocumentTests
{
    private const ulong Id = 0x1122334455667788;
    private const ulong Token = 0x0123456789ABCDEF;

    private static readonly RequestHeader Request = new(Id, 0xDEADBEEFBAADF00D, 0, 5, 3);

    [Fact]
    public void The_request_is_what_the_codecs_write()
    {
        Assert.Equal(ServerPeer.Write(Request, new Question(42)), WireDocument.BytesOf("request"));
        Assert.True(RequestHeader.TryRead(WireDocument.BytesOf("request"), out RequestHeader read, out _));
        Assert.Equal(Request, read);
    }

    [Fact]
    public void The_server_answers_the_request_as_printed()
    {
        var scene = new ServerScene(new CountingHandlers().Handlers);
        ServerPeer peer = scene.Peer();
        peer.Send(WireDocument.BytesOf("request"));
        scene.Settle();

        Assert.Equal(WireDocument.BytesOf("reply"), peer.Last.Bytes);
    }

    [Fact]
    public void The_server_rejects_the_request_as_printed()
    {
        var scene = new ServerScene(new RequestHandlers().Add<Question, Answer>((in Question _, in RequestContext _) => throw new InvalidOperationException()));
        ServerPeer peer = scene.Peer();
        peer.Send(WireDocument.BytesOf("request"));
        scene.Settle();

        Assert.Equal(WireDocument.BytesOf("rejection"), peer.Last.Bytes);
    }

    [Fact]
    public void The_challenge_is_what_the_codec_writes()
    {
        byte[] bytes = new byte[Challenge.MaxWireSize];
        Assert.True(Challenge.TryWrite(new Challenge(Id, 5, Token), bytes, out int written, out _));

        Assert.Equal(WireDocument.BytesOf("challenge"), bytes[..written]);
    }

    [Fact]
    public void Sizes_and_identifiers_are_as_the_tables_say()
    {
        AssertFixed<RequestHeader>(16_383, 34);
        AssertFixed<ReplyHeader>(16_382, 15);
        AssertFixed<Challenge>(16_381, 22);
    }

    [Theory]
    [InlineData(RequestRejection.None, "| 0 | answered")]
    [InlineData(RequestRejection.NoHandler, "| 1 | no handler")]
    [InlineData(RequestRejection.Malformed, "| 2 | the message asked cannot be read")]
    [InlineData(RequestRejection.HandlerFailed, "| 3 | the handler failed")]
    [InlineData(RequestRejection.ReplyUnwritable, "| 4 | the response does not fit")]
    public void Every_status_is_in_the_table(RequestRejection status, string row)
    {
        Assert.True(WireDocument.Has(row), row);
        Assert.StartsWith($"| {(int)status} ", row, StringComparison.Ordinal);
        Assert.Equal(5, Enum.GetValues<RequestRejection>().Length);
    }

    private static void AssertFixed<TMessage>(int id, int bytes)
        where TMessage : IDatagramMessage<TMessage>
    {
        Assert.Equal((id, bytes, true), (TMessage.MessageId, TMessage.MaxWireSize, TMessage.IsFixedSize));
        Assert.True(WireDocument.Has($"| identifier | {id:N0}: `{id & 0x7F | 0x80:X2} {id >> 7:X2}` |"));
    }
}
