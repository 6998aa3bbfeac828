using System.Runtime.CompilerServices;
using FastUdp.Buffers;
using FastUdp.Messages;
using FastUdp.Transport;

namespace FastUdp;

/// <summary>
/// Sends datagrams in batches. Equal-sized datagrams to one remote in succession are the fast path: the kernel takes
/// them many at a time. Datagrams leave in the order they were given, at <see cref="Flush"/> at the latest.
/// </summary>
/// <remarks>
/// A sender belongs to one thread at a time. The one a handler is given is flushed when the handler returns; one made
/// by <see cref="UdpEndpoint.CreateSender"/> is flushed when its 64 KiB are full, by hand, and when it is disposed.
/// What the kernel refuses is counted in <see cref="UdpEndpoint.Statistics"/> by reason, not thrown.
/// </remarks>
public sealed partial class DatagramSender : IDisposable
{
    private readonly Transmitter _transmitter;
    private readonly RunCoalescer _coalescer;
    private readonly Block _block;
    private readonly SendRules _rules;
    private readonly bool _isFlushedByLoop;
    private bool _isDisposed;

    /// <summary>Makes a sender with a block of the pool, or null when the pool has none left.</summary>
    internal static DatagramSender? TryCreate(UdpTransport transport, BlockPool pool, SendRules rules, bool isFlushedByLoop)
    {
        Transmitter transmitter = transport.CreateTransmitter();
        if (pool.TryRent(out Block? block))
            return new DatagramSender(transmitter, block, rules, isFlushedByLoop);
        transmitter.Dispose();
        return null;
    }

    private DatagramSender(Transmitter transmitter, Block block, SendRules rules, bool isFlushedByLoop)
    {
        _transmitter = transmitter;
        _block = block;
        _coalescer = new RunCoalescer(block);
        _rules = rules;
        _isFlushedByLoop = isFlushedByLoop;
    }

    /// <summary>Copies a payload in and sends it with the rest of the batch. The payload is free when the call returns.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6).</param>
    /// <exception cref="ArgumentException">The payload is too long, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(in RemoteAddress remote, ReadOnlySpan<byte> payload)
    {
        if (!_coalescer.TryAppend(remote, payload.Length, out Span<byte> place))
            place = Open(remote, payload.Length);
        payload.CopyTo(place);
    }

    /// <summary>Copies a payload in for the remote a connected endpoint has.</summary>
    /// <inheritdoc cref="Send(in RemoteAddress, ReadOnlySpan{byte})"/>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send(ReadOnlySpan<byte> payload) => Send(_rules.ConnectedRemote, payload);

    /// <summary>
    /// Lends the bytes of the next datagram, to be written in place: nothing is copied before the kernel's own copy.
    /// </summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="length">The exact length of the datagram in bytes.</param>
    /// <returns>
    /// The datagram's bytes: zeros, or what earlier datagrams of this sender left there. Fill them before the next call on
    /// this sender: the datagram is already part of the batch.
    /// </returns>
    /// <inheritdoc cref="Send(in RemoteAddress, ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(scoped in RemoteAddress remote, int length) =>
        _coalescer.TryAppend(remote, length, out Span<byte> place) ? place : Open(remote, length);

    /// <summary>Lends the bytes of the next datagram to the remote a connected endpoint has.</summary>
    /// <inheritdoc cref="Reserve(in RemoteAddress, int)"/>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int length) => Reserve(_rules.ConnectedRemote, length);

    /// <summary>
    /// Sends a message with the rest of the batch: it is written straight into the send block, so that messages of a
    /// fixed size leave back to back without a copy.
    /// </summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="message">The message, free when the call returns.</param>
    /// <exception cref="ArgumentException">
    /// A field holds what cannot be written (the exception names it, the value and the limit), or the remote cannot be
    /// reached from this endpoint.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send<TMessage>(scoped in RemoteAddress remote, scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        // Written where the next datagram will lie, and part of the batch only once that has succeeded.
        if (TMessage.TryWrite(message, _coalescer.Room, out int length, out _)
            && _coalescer.TryAppend(remote, length, out _))
            return;
        SendOtherwise(remote, message, length);
    }

    /// <summary>Sends a message to the remote a connected endpoint has.</summary>
    /// <inheritdoc cref="Send{TMessage}(in RemoteAddress, in TMessage)"/>
    /// <exception cref="InvalidOperationException">The endpoint is not connected.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Send<TMessage>(scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct => Send(_rules.ConnectedRemote, message);

    /// <summary>Sends a whole received batch back to where it came from, without copying it.</summary>
    /// <inheritdoc cref="SendBack(in DatagramRun)"/>
    public void SendBack(in DatagramBatch batch)
    {
        foreach (DatagramRun run in batch.Runs)
            SendBack(run);
    }

    /// <summary>Sends a received run back to where it came from, without copying it.</summary>
    /// <exception cref="ArgumentException">The remote cannot be reached from this endpoint, which is not the run's.</exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    /// <remarks>
    /// The run is borrowed, so a sender other than the handler's own flushes before this returns. It leaves from the
    /// address it was sent to, as <see cref="Reply(in Datagram, ReadOnlySpan{byte})"/> does.
    /// </remarks>
    public void SendBack(in DatagramRun run) => Add(run.Remote, run, _rules.OptionsOfReply(run.Metadata));

    /// <summary>Sends a received run on to another remote, without copying it: to many, one call for each.</summary>
    /// <param name="remote">Where to; on a connected endpoint its one remote.</param>
    /// <param name="run">The run. It is borrowed, so a sender other than the handler's own flushes before this returns.</param>
    /// <exception cref="ArgumentException">The datagrams are too long for the remote, or it cannot be reached from this endpoint.</exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void Forward(in RemoteAddress remote, in DatagramRun run) => Add(remote, run, options: default);

    /// <summary>Hands everything to the kernel, waiting for room in the socket's buffer where it must.</summary>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void Flush()
    {
        ThrowIfDisposed();
        FlushRuns();
    }

    /// <summary>Flushes, and gives the memory back. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            FlushRuns();
        }
        finally
        {
            _coalescer.Close();
            _transmitter.Dispose();
            _block.Release();
        }
    }

    /// <summary>As <see cref="Reserve(in RemoteAddress, int)"/>, but never flushes: false when there is no room without.</summary>
    internal bool TryReserve(scoped in RemoteAddress remote, int length, out Span<byte> place)
    {
        if (_coalescer.TryAppend(remote, length, out place))
            return true;
        ThrowIfDisposed();
        _rules.Check(remote, length);
        return _coalescer.TryOpen(remote, length, default, out place);
    }

    /// <summary>Forgets what has not been flushed: after a handler failed, the batch may be half written.</summary>
    internal void Discard() => _coalescer.Take();

    /// <summary>The way of a datagram that does not continue the open run.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Span<byte> Open(scoped in RemoteAddress remote, int length) => Open(remote, length, default);

    /// <summary>The way of a message that does not continue the open run, does not fit, or cannot be written.</summary>
    /// <param name="remote">Where to.</param>
    /// <param name="message">The message.</param>
    /// <param name="length">How much of the room it takes already; 0 when it is not written, or empty.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SendOtherwise<TMessage>(scoped in RemoteAddress remote, scoped in TMessage message, int length)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct => SendOtherwise(remote, message, default, length);

    /// <summary>Writes a message into the room that is left, or else into an empty block.</summary>
    private int Write<TMessage>(scoped in TMessage message)
        where TMessage : IDatagramMessage<TMessage>, allows ref struct
    {
        bool isWritten = TMessage.TryWrite(message, _coalescer.Room, out int length, out WireFault fault);
        if (!isWritten && fault.Reason == WireFaultReason.NoRoom)
        {
            Flush();
            isWritten = TMessage.TryWrite(message, _coalescer.Room, out length, out fault);
        }
        return isWritten ? length : throw UnwritableMessage.Explain<TMessage>(fault);
    }

    /// <summary>Adds received blocks as they are.</summary>
    private void Add(in RemoteAddress remote, in DatagramRun run, in SendOptions options)
    {
        ThrowIfDisposed();
        ref readonly ReceivedRun received = ref run.Received;
        _rules.Check(remote, received.Stride);
        while (!_coalescer.TryAdd(received.Block!, received.Length, received.Stride, remote, options))
            Flush();
        if (!_isFlushedByLoop)
            Flush();
    }

    private void FlushRuns()
    {
        if (!_coalescer.IsEmpty)
            _transmitter.Transmit(_coalescer.Take());
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);
}
