using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FastUdp.Messages;

namespace FastUdp;

// Datagrams that leave otherwise than the endpoint's do, answers among them. Neighbours with the same options are as fast as those
// without, but for a few comparisons each: they leave as one buffer too.
public sealed partial class DatagramSender
{
    /// <summary>Copies a payload in and sends it with the rest of the batch, in a way of its own.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6).</param>
    /// <param name="options">How it is to leave.</param>
    /// <exception cref="ArgumentException">
    /// The payload is too long, an option out of its bounds, the source of another IP version than the remote, or the
    /// remote cannot be reached from this endpoint.
    /// </exception>
    /// <exception cref="PlatformNotSupportedException">
    /// The backend cannot have single datagrams leave otherwise: see <see cref="UdpCapabilities.SendOptions"/>.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void Send(in RemoteAddress remote, ReadOnlySpan<byte> payload, in SendOptions options) =>
        payload.CopyTo(Reserve(remote, payload.Length, options));

    /// <summary>Lends the bytes of the next datagram, to be written in place, which leaves in a way of its own.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="length">The exact length of the datagram in bytes.</param>
    /// <param name="options">How it is to leave.</param>
    /// <returns>
    /// The datagram's bytes, whatever they held before. Fill them before the next call on this sender: the datagram is
    /// already part of the batch.
    /// </returns>
    /// <inheritdoc cref="Send(in RemoteAddress, ReadOnlySpan{byte}, in SendOptions)"/>
    public Span<byte> Reserve(scoped in RemoteAddress remote, int length, scoped in SendOptions options) =>
        _coalescer.TryAppend(remote, length, options, out Span<byte> place) ? place : Open(remote, length, options);

    /// <summary>Sends a message with the rest of the batch, in a way of its own, written straight into the send block.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="message">The message, free when the call returns.</param>
    /// <param name="options">How it is to leave.</param>
    /// <exception cref="ArgumentException">
    /// A field holds what cannot be written (the exception names it, the value and the limit), an option is out of its
    /// bounds, the source of another IP version than the remote, or the remote cannot be reached from this endpoint.
    /// </exception>
    /// <exception cref="PlatformNotSupportedException">
    /// The backend cannot have single datagrams leave otherwise: see <see cref="UdpCapabilities.SendOptions"/>.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void Send<TMessage>(scoped in RemoteAddress remote, scoped in TMessage message, scoped in SendOptions options)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        if (TMessage.TryWrite(message, _coalescer.Room, out int length, out _)
            && _coalescer.TryAppend(remote, length, options, out _))
            return;
        SendOtherwise(remote, message, options, length);
    }

    /// <summary>
    /// Answers a datagram: sends to whoever sent it, and from the address it was sent to, where
    /// <see cref="MetadataFields.LocalAddress"/> is among the metadata and the endpoint is bound to all addresses. What was sent to a
    /// broadcast or an IPv4 group is answered from the address the system names for that, what was sent to an IPv6
    /// group, and all on the portable backend, from the one the routes say.
    /// </summary>
    /// <param name="datagram">What is answered; one of this endpoint's.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6), free when the call returns.</param>
    /// <exception cref="ArgumentException">The payload is too long, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void Reply(in Datagram datagram, ReadOnlySpan<byte> payload)
    {
        if (KnowsLocalAddress(datagram))
            Send(datagram.Remote, payload, _rules.OptionsOfReply(datagram.Metadata));
        else
            Send(datagram.Remote, payload);
    }

    /// <summary>Answers a datagram with a message, as <see cref="Reply(in Datagram, ReadOnlySpan{byte})"/> does with bytes.</summary>
    /// <param name="datagram">What is answered; one of this endpoint's.</param>
    /// <param name="message">The message, free when the call returns.</param>
    /// <inheritdoc cref="Send{TMessage}(in RemoteAddress, in TMessage)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reply<TMessage>(scoped in Datagram datagram, scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        if (KnowsLocalAddress(datagram))
            Send(datagram.Remote, message, _rules.OptionsOfReply(datagram.Metadata));
        else
            Send(datagram.Remote, message);
    }

    /// <summary>
    /// How <see cref="Reply(in Datagram, ReadOnlySpan{byte})"/> would have an answer leave, for what is sent to the same remote later or by
    /// another sender of the endpoint. The default where the routes decide.
    /// </summary>
    /// <param name="datagram">What is answered; one of this endpoint's.</param>
    public SendOptions OptionsOfReply(scoped in Datagram datagram) => _rules.OptionsOfReply(datagram.Metadata);

    private static bool KnowsLocalAddress(scoped in Datagram datagram) =>
        (datagram.Metadata.Fields & MetadataFields.LocalAddress) != 0;

    /// <summary>The way of a datagram that does not continue the open run.</summary>
    private Span<byte> Open(scoped in RemoteAddress remote, int length, scoped in SendOptions options)
    {
        ThrowIfDisposed();
        _rules.Check(remote, length, options);
        Span<byte> place;
        while (!_coalescer.TryOpen(remote, length, options, out place))
            Flush();
        return place;
    }

    /// <summary>The way of a message that does not continue the open run, does not fit, or cannot be written.</summary>
    /// <param name="remote">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">How it is to leave.</param>
    /// <param name="length">How much of the room it takes already; 0 when it is not written, or empty.</param>
    private void SendOtherwise<TMessage>(scoped in RemoteAddress remote, scoped in TMessage message, scoped in SendOptions options, int length)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        ThrowIfDisposed();
        if (length == 0)
            length = Write(message);

        // When there is no room for another run, the block is flushed and the place is at its beginning.
        Span<byte> written = _coalescer.Room.Slice(0, length);
        Span<byte> place = Reserve(remote, length, options);
        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(written), ref MemoryMarshal.GetReference(place)))
            written.CopyTo(place);
    }
}
