namespace FastUdp.Messages;

/// <summary>
/// The datagram a typed handler was called for, and the way to answer it. Borrowed: valid only inside the call.
/// </summary>
public readonly ref struct DatagramContext
{
    /// <summary>Joins a datagram with the sender of its batch.</summary>
    public DatagramContext(Datagram datagram, DatagramSender sender)
    {
        Datagram = datagram;
        Sender = sender;
    }

    /// <summary>The datagram the message was read from.</summary>
    public Datagram Datagram { get; }

    /// <summary>Sends from the endpoint. What it holds leaves when the batch has been handled.</summary>
    public DatagramSender Sender { get; }

    /// <summary>Who sent the datagram.</summary>
    public ref readonly RemoteAddress Remote => ref Datagram.Remote;

    /// <summary>Answers the datagram with a message, written straight into the send block.</summary>
    /// <inheritdoc cref="DatagramSender.Reply{TMessage}(in Datagram, in TMessage)"/>
    public void Reply<TMessage>(scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct => Sender.Reply(Datagram, message);
}
