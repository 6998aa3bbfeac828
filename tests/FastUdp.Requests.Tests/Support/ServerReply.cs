using FastUdp.Messages;

namespace FastUdp.Requests.Tests.Support;

/// <summary>A datagram of a server, as a peer written by hand sees it.</summary>
internal sealed class ServerReply
{
    public ServerReply(ReadOnlySpan<byte> datagram)
    {
        Bytes = datagram.ToArray();
        IsChallenge = Challenge.TryRead(datagram, out Challenge challenge, out _);
        ReplyHeader.TryRead(datagram, out ReplyHeader header, out _);
        Id = IsChallenge ? challenge.Id : header.Id;
        Sequence = IsChallenge ? challenge.Sequence : header.Sequence;
        Token = challenge.Token;
        Status = header.Status;
    }

    public byte[] Bytes { get; }

    public bool IsChallenge { get; }

    public ulong Id { get; }

    public uint Sequence { get; }

    public ulong Token { get; }

    public RequestRejection Status { get; }

    /// <summary>The response of a reply that has one.</summary>
    public TResponse Read<TResponse>()
        where TResponse : IDatagramMessage<TResponse>
    {
        bool isRead = TResponse.TryRead(Bytes.AsSpan(ReplyHeader.MaxWireSize), out TResponse? response, out WireFault fault);
        return isRead ? response! : throw new InvalidOperationException($"No {typeof(TResponse).Name}: {fault}");
    }
}
