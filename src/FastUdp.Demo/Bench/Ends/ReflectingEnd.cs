namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// The handler of an endpoint that sends back what comes in a trial. Between trials it sends nothing: who begins one has shown that it receives what
/// is sent to its address, so that datagrams with a forged source never make it a reflector.
/// </summary>
/// <param name="source">Who may send; null is anybody.</param>
internal sealed class ReflectingEnd(SourceFilter? source) : IDatagramHandler
{
    private volatile bool _isOpen;

    /// <summary>Whether a trial is on. Any thread.</summary>
    public bool IsOpen
    {
        get => _isOpen;
        set => _isOpen = value;
    }

    /// <inheritdoc/>
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        if (!_isOpen)
            return;
        if (source is null)
            sender.SendBack(batch);
        else
            SendBackTo(source, batch, sender);
    }

    private static void SendBackTo(SourceFilter source, in DatagramBatch batch, DatagramSender sender)
    {
        foreach (DatagramRun run in batch.Runs)
        {
            if (!source.Drops(run))
                sender.SendBack(run);
        }
    }
}
