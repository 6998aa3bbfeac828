using System.Diagnostics.CodeAnalysis;
using CommunityToolkit.HighPerformance.Buffers;

namespace FastUdp.Messages;

/// <summary>Typed messages for single datagrams: what <see cref="DatagramSender.Send{TMessage}(in RemoteAddress, in TMessage)"/> is for batches.</summary>
public static class MessageExtensions
{
    /// <summary>Reads the datagram as a message. A message's spans are borrowed like the datagram.</summary>
    /// <returns>False when it is not such a message; the fault says why.</returns>
    public static bool TryRead<TMessage>(this Datagram datagram, [MaybeNullWhen(false)] out TMessage message, out WireFault fault)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct => TMessage.TryRead(datagram.Payload, out message, out fault);

    /// <summary>Reads the leased datagram as a message. A message's spans are valid until the lease is disposed.</summary>
    /// <inheritdoc cref="TryRead{TMessage}(Datagram, out TMessage, out WireFault)"/>
    /// <exception cref="ObjectDisposedException">The lease was disposed before.</exception>
    public static bool TryRead<TMessage>(this DatagramLease lease, [MaybeNullWhen(false)] out TMessage message, out WireFault fault)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct => TMessage.TryRead(lease.Payload, out message, out fault);

    /// <summary>Sends one message at once, on any thread. A full send buffer is an answer, not a wait.</summary>
    /// <exception cref="ArgumentException">A field holds what cannot be written, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="ObjectDisposedException">The endpoint has been disposed.</exception>
    public static SendResult TrySend<TMessage>(this UdpEndpoint endpoint, in RemoteAddress remote, scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        using SpanOwner<byte> bytes = SpanOwner<byte>.Allocate(TMessage.MaxWireSize);
        return endpoint.TrySend(remote, Write(message, bytes.Span));
    }

    /// <summary>Sends one message to the remote of a connected endpoint, at once, on any thread.</summary>
    /// <inheritdoc cref="TrySend{TMessage}(UdpEndpoint, in RemoteAddress, in TMessage)"/>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    public static SendResult TrySend<TMessage>(this UdpEndpoint endpoint, scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        using SpanOwner<byte> bytes = SpanOwner<byte>.Allocate(TMessage.MaxWireSize);
        return endpoint.TrySend(Write(message, bytes.Span));
    }

    /// <summary>Sends one message on any thread, waiting for room in the send buffer where it must. The message is free when the call returns.</summary>
    /// <inheritdoc cref="TrySend{TMessage}(UdpEndpoint, in RemoteAddress, in TMessage)"/>
    public static ValueTask<SendResult> SendAsync<TMessage>(
        this UdpEndpoint endpoint, RemoteAddress remote, scoped in TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        MemoryOwner<byte> bytes = MemoryOwner<byte>.Allocate(TMessage.MaxWireSize);
        try
        {
            int length = Write(message, bytes.Span).Length;
            return SendAndDispose(endpoint, remote, bytes, length, cancellationToken);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static async ValueTask<SendResult> SendAndDispose(
        UdpEndpoint endpoint, RemoteAddress remote, MemoryOwner<byte> bytes, int length, CancellationToken cancellationToken)
    {
        using (bytes)
            return await endpoint.SendAsync(remote, bytes.Memory.Slice(0, length), cancellationToken).ConfigureAwait(false);
    }

    private static Span<byte> Write<TMessage>(scoped in TMessage message, Span<byte> destination)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        if (TMessage.TryWrite(message, destination, out int length, out WireFault fault))
            return destination.Slice(0, length);
        throw UnwritableMessage.Explain<TMessage>(fault);
    }
}
