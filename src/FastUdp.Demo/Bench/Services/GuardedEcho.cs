namespace FastUdp.Demo.Bench.Services;

/// <summary>
/// The echo service (RFC 862): sends what the guard admits back as it is. A run that is admitted whole goes out as the block it came in.
/// </summary>
internal sealed class GuardedEcho(ServiceGuard guard) : IDatagramHandler
{
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (DatagramRun run in batch.Runs)
        {
            int admitted = guard.Admit(run);
            if (admitted == run.Count)
                sender.SendBack(run);
            else
                ReplyToFirst(run, admitted, sender);
        }
    }

    private static void ReplyToFirst(in DatagramRun run, int count, DatagramSender sender)
    {
        foreach (Datagram datagram in run)
        {
            if (count-- == 0)
                return;
            sender.Reply(datagram, datagram.Payload);
        }
    }
}
