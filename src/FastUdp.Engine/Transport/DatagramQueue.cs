using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FastUdp.Transport;

/// <summary>
/// The pull form, made of the push form: a handler that leases every datagram into a bounded channel, and a reader.
/// </summary>
internal static class DatagramQueue
{
    public static async IAsyncEnumerable<DatagramLease> ReadAllAsync(
        UdpEndpoint endpoint, UdpEndpointOptions options, Action onDropped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Channel<DatagramLease> channel = CreateChannel(options, onDropped);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task run = RunAsync(endpoint, channel.Writer, stop.Token);
        try
        {
            await foreach (DatagramLease lease in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return lease;
        }
        finally
        {
            // The reader may leave at any point: stop receiving, then give back what nobody will read.
            await stop.CancelAsync().ConfigureAwait(false);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (channel.Reader.TryRead(out DatagramLease unread))
                unread.Dispose();
        }
    }

    private static Channel<DatagramLease> CreateChannel(UdpEndpointOptions options, Action onDropped)
    {
        var channelOptions = new BoundedChannelOptions(options.QueueCapacity)
        {
            SingleReader = true,
            SingleWriter = true,
            FullMode = options.WhenQueueFull == QueueFullPolicy.DropOldest
                ? BoundedChannelFullMode.DropOldest
                : BoundedChannelFullMode.DropWrite,
        };
        return Channel.CreateBounded<DatagramLease>(channelOptions, dropped =>
        {
            dropped.Dispose();
            onDropped();
        });
    }

    /// <summary>Receives until the end, and passes a failure on to the reader.</summary>
    private static async Task RunAsync(UdpEndpoint endpoint, ChannelWriter<DatagramLease> writer, CancellationToken stop)
    {
        Exception? failure = null;
        try
        {
            await endpoint.RunAsync(new Writer(writer), stop).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            writer.TryComplete(failure);
        }
    }

    private readonly struct Writer(ChannelWriter<DatagramLease> queue) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender)
        {
            foreach (Datagram datagram in batch)
                queue.TryWrite(datagram.Retain());
        }
    }
}
