namespace FastUdp.Requests;

/// <summary>A request as it arrived. Borrowed like its datagram.</summary>
internal readonly ref struct RequestArrival(Datagram datagram, in RequestHeader header, DatagramSender sender)
{
    /// <summary>The bytes of every request's header.</summary>
    public static int HeaderBytes => RequestHeader.MaxWireSize;

    /// <summary>Who sent it.</summary>
    public ref readonly RemoteAddress Remote => ref Datagram.Remote;

    /// <summary>What it begins with.</summary>
    public RequestHeader Header { get; } = header;

    /// <summary>The message asked, identifier first.</summary>
    public ReadOnlySpan<byte> Body => Datagram.Payload[HeaderBytes..];

    /// <summary>The whole of it.</summary>
    public Datagram Datagram { get; } = datagram;

    /// <summary>What answers it on the receive loop.</summary>
    public DatagramSender Sender { get; } = sender;

    /// <summary>How a reply leaves that is not sent on the receive loop: from the address asked, as with <see cref="Sender"/>'s own.</summary>
    public SendOptions ReplyOptions => Sender.OptionsOfReply(Datagram);

    /// <summary>What a handler is told.</summary>
    public RequestContext Context => new(Remote, Header.Id);
}
