using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FastUdp.Transport;

/// <summary>
/// The pull forms, made of the push form: a handler that leases into a channel, and a reader of it. Whatever ends the receive ends
/// the stream, once what is queued has been read; and a reader that leaves ends the receive.
/// </summary>
internal static class PullStream
{
    // Cancelling stops the receive, whose end then wakes the reader: a token in every wait would allocate each time.
    public static async IAsyncEnumerable<TLease> ReadAllAsync<TLease, THandler>(
        UdpEndpoint endpoint, Channel<TLease> channel, THandler handler, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TLease : struct, IDisposable
        where THandler : IDatagramHandler
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task run = RunAsync(endpoint, channel.Writer, handler, stop.Token);
        try
        {
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (channel.Reader.TryRead(out TLease lease))
                {
                    yield return lease;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
            while (await channel.Reader.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false));
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            // The reader may leave at any point: stop receiving, then give back what nobody will read. Not CancelAsync, which would go
            // on on the thread pool: in a simulation everything stays with the network's thread.
            stop.Cancel();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (channel.Reader.TryRead(out TLease unread))
                unread.Dispose();
        }
    }

    /// <summary>Receives until the end, and passes a failure on to the reader.</summary>
    private static async Task RunAsync<TLease, THandler>(
        UdpEndpoint endpoint, ChannelWriter<TLease> writer, THandler handler, CancellationToken stop)
        where THandler : IDatagramHandler
    {
        Exception? failure = null;
        try
        {
            await endpoint.RunAsync(handler, stop).ConfigureAwait(false);
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
}
