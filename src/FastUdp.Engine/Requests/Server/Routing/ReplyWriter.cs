using FastUdp.Messages;

namespace FastUdp.Requests;

/// <summary>Writes replies: a header and, where there is one, the response's message.</summary>
internal static class ReplyWriter
{
    /// <summary>The bytes of every reply's header, and of one that says why there is no response.</summary>
    public static int HeaderBytes => ReplyHeader.MaxWireSize;

    /// <summary>Writes a response or, when it cannot be written or does not fit the room, that this is so.</summary>
    public static ReplyOutcome Write<TResponse>(Span<byte> room, in Admission admission, scoped in TResponse response)
        where TResponse : IDatagramMessage<TResponse>
    {
        if (!TResponse.TryWrite(response, room[HeaderBytes..], out int written, out _))
            return WriteStatus(room, admission, RequestRejection.ReplyUnwritable);
        ReplyOutcome header = WriteStatus(room, admission, RequestRejection.None);
        return header with { Length = header.Length + written };
    }

    /// <summary>Writes a reply of a header alone.</summary>
    public static ReplyOutcome WriteStatus(Span<byte> room, in Admission admission, RequestRejection status)
    {
        ReplyHeader.TryWrite(new ReplyHeader(admission.Id, admission.Sequence, status), room, out int written, out _);
        return new ReplyOutcome(written, status);
    }
}
