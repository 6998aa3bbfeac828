using System.Threading.Channels;

namespace FastUdp.Transport;

/// <summary>
/// The pull form for whole batches.
/// <list type="number">
/// <item>The handler leases the batch, which is a hold on each of its blocks, and writes it to a channel.</item>
/// <item>A reader that waits there goes on within that write, on the receive loop: no thread changes, and when it disposes the
/// lease before it waits again, the blocks never left the ring and are still in the cache.</item>
/// <item>A reader that is busy elsewhere finds the batch later; the ring gets other blocks meanwhile.</item>
/// <item>When there are no others, the loop stops and the kernel's queue absorbs.</item>
/// </list>
/// </summary>
/// <remarks>The channel needs no bound of its own, and no policy: each batch in it holds one of the endpoint's blocks at least.</remarks>
internal static class BatchQueue
{
    private static readonly UnboundedChannelOptions ChannelOptions = new()
    {
        SingleReader = true,
        SingleWriter = true,
        AllowSynchronousContinuations = true,
    };

    public static IAsyncEnumerable<DatagramBatchLease> ReadAllAsync(UdpEndpoint endpoint, CancellationToken cancellationToken)
    {
        Channel<DatagramBatchLease> channel = Channel.CreateUnbounded<DatagramBatchLease>(ChannelOptions);
        return PullStream.ReadAllAsync(endpoint, channel, new Writer(channel.Writer), cancellationToken);
    }

    private readonly struct Writer(ChannelWriter<DatagramBatchLease> queue) : IDatagramHandler
    {
        public void OnBatch(in DatagramBatch batch, DatagramSender sender) => queue.TryWrite(batch.Retain());
    }
}
