using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// The receive loop, the same for every backend.
/// <list type="number">
/// <item>Receive into the ring's slots; 0 means woken: look whether to stop.</item>
/// <item>Count the batch.</item>
/// <item>Hand it to the handler.</item>
/// <item>Flush what the handler sent: replies may lie in the blocks just received, so this comes before step 5.</item>
/// <item>Recycle the blocks nobody leased, replace the others.</item>
/// </list>
/// </summary>
internal static class ReceiveLoop
{
    /// <summary>
    /// Runs until told to stop, or to drain and nothing is queued any more. With a blocking receiver it never yields.
    /// </summary>
    public static async Task RunAsync<THandler>(
        Receiver receiver, ReceiveRing ring, DatagramSender sender, THandler handler, ReceiveCounters counters, StopSignal stop)
        where THandler : IDatagramHandler
    {
        int turnsLeft = receiver.TurnsBeforeYield;
        while (!stop.IsRequested || (stop.IsDraining && receiver.HasQueued))
        {
            int filled = await receiver.ReceiveAsync().ConfigureAwait(false);
            if (filled > 0)
                Deliver(ring, filled, sender, ref handler, counters);
            if (turnsLeft > 0 && --turnsLeft == 0)
            {
                turnsLeft = receiver.TurnsBeforeYield;
                await Task.Yield();
            }
        }
    }

    private static void Deliver<THandler>(
        ReceiveRing ring, int filled, DatagramSender sender, ref THandler handler, ReceiveCounters counters)
        where THandler : IDatagramHandler
    {
        ReadOnlySpan<ReceivedRun> runs = ring.Filled(filled);
        int datagrams = Count(runs, counters);
        try
        {
            handler.OnBatch(new DatagramBatch(runs, datagrams), sender);
            sender.Flush();
        }
        catch
        {
            sender.Discard();
            throw;
        }
        ring.Recycle(filled);
    }

    private static int Count(ReadOnlySpan<ReceivedRun> runs, ReceiveCounters counters)
    {
        int datagrams = 0;
        int bytes = 0;
        foreach (ref readonly ReceivedRun run in runs)
        {
            datagrams += run.DatagramCount;
            bytes += run.Length;
            if (run.IsTruncated)
                counters.AddTruncated(1);
        }
        counters.AddBatch(datagrams, bytes, runs.Length);
        counters.Observer?.OnBatch(runs, datagrams);
        return datagrams;
    }
}
