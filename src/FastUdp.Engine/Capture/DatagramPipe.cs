using System.Buffers;
using System.IO.Pipelines;

namespace FastUdp.Capture;

/// <summary>
/// Datagrams through pipes (System.IO.Pipelines), as a stream of frames: each its length as 16 bits, big-endian, then its bytes (RFC 4571
/// section 2, as TURN, RTP and DNS over TCP have it). A frame has no address: it is for a connected endpoint, or where one remote is meant.
/// </summary>
public static class DatagramPipe
{
    /// <summary>Writes a datagram as a frame. The caller flushes the writer.</summary>
    /// <param name="destination">A pipe's writer, or any other buffer.</param>
    /// <param name="datagram">0 to 65,535 bytes; copied.</param>
    /// <exception cref="ArgumentException">The datagram is longer.</exception>
    public static void Write(IBufferWriter<byte> destination, ReadOnlySpan<byte> datagram)
    {
        ArgumentNullException.ThrowIfNull(destination);
        DatagramFrame.Write(destination, datagram);
    }

    /// <summary>Writes every datagram of a batch as a frame. The caller flushes the writer.</summary>
    public static void Write(IBufferWriter<byte> destination, in DatagramBatch batch)
    {
        ArgumentNullException.ThrowIfNull(destination);
        foreach (Datagram datagram in batch)
            DatagramFrame.Write(destination, datagram.Payload);
    }

    /// <summary>Takes the datagram of the first frame off a buffer. False, and the buffer is as it was, when the frame is not whole yet.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> datagram)
    {
        bool isRead = Records.TryTake(ref buffer, default(DatagramFrame), offset: 0, out ReadOnlySequence<byte> frame);
        datagram = isRead ? frame.Slice(DatagramFrame.PrefixBytes) : default;
        return isRead;
    }

    /// <summary>
    /// Receives into a pipe until the endpoint is stopped or the pipe's reader is done. When the pipe is full, receiving waits, and
    /// the kernel's queue absorbs.
    /// </summary>
    /// <param name="endpoint">Whose datagrams; truncated ones are written as they are.</param>
    /// <param name="destination">Flushed after each batch; not completed, which is the caller's.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>How many datagrams were written.</returns>
    /// <exception cref="InvalidOperationException">The endpoint is receiving already.</exception>
    public static async Task<long> CopyToAsync(UdpEndpoint endpoint, PipeWriter destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(destination);
        long written = 0;
        await foreach (DatagramBatchLease lease in endpoint.ReadBatchesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (lease)
            {
                Write(destination, lease.Batch);
                written += lease.Batch.Count;
            }
            FlushResult flushed = await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (flushed.IsCompleted)
                break;
        }
        return written;
    }

    /// <summary>Sends the datagrams of a pipe to the remote of a connected endpoint, until the pipe's writer is done.</summary>
    /// <inheritdoc cref="SendFromAsync(UdpEndpoint, RemoteAddress, PipeReader, CancellationToken)"/>
    public static Task<long> SendFromAsync(UdpEndpoint endpoint, PipeReader source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return SendFromAsync(endpoint, endpoint.ConnectedRemote.GetValueOrDefault(), source, cancellationToken);
    }

    /// <summary>Sends the datagrams of a pipe, as fast as they come, until the pipe's writer is done.</summary>
    /// <param name="endpoint">What sends, through a sender of its own.</param>
    /// <param name="remote">Where to.</param>
    /// <param name="source">The frames; read up to the last whole one, and not completed, which is the caller's.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>How many datagrams were sent; what the kernel refused is counted in <see cref="UdpEndpoint.Statistics"/>.</returns>
    /// <exception cref="InvalidDataException">The pipe ends within a frame: those before it were sent.</exception>
    /// <exception cref="ArgumentException">A frame is longer than UDP carries, or the remote cannot be reached from this endpoint.</exception>
    /// <exception cref="InvalidOperationException">The endpoint is not connected, or has no sender left.</exception>
    public static async Task<long> SendFromAsync(
        UdpEndpoint endpoint, RemoteAddress remote, PipeReader source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(source);
        endpoint.CheckRemote(remote);
        using DatagramSender sender = endpoint.CreateSender();
        using var frames = new RecordReader<DatagramFrame>(source, default);
        long sent = 0;
        while (true)
        {
            for (; frames.TryRead(); sent++)
                Send(sender, remote, frames.Record.Slice(DatagramFrame.PrefixBytes));

            // What is there leaves before the wait for more.
            sender.Flush();
            if (!await frames.ReadAsync(cancellationToken).ConfigureAwait(false))
                return sent;
            Send(sender, remote, frames.Record.Slice(DatagramFrame.PrefixBytes));
            sent++;
        }
    }

    private static void Send(DatagramSender sender, in RemoteAddress remote, in ReadOnlySequence<byte> datagram) =>
        datagram.CopyTo(sender.Reserve(remote, (int)datagram.Length));
}
