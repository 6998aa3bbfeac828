namespace FastUdp.Demo.Bench.Ends;

/// <summary>Lets pass what comes from one host, whatever its port, and counts the rest. One thread asks; any may read the count.</summary>
/// <param name="host">The host; its port does not matter.</param>
internal sealed class SourceFilter(RemoteAddress host)
{
    private readonly RemoteAddress _host = host.WithPort(0);
    private long _dropped;

    /// <summary>How many datagrams came from others.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Whether it is another's, which is then counted.</summary>
    public bool Drops(in DatagramRun run)
    {
        if (run.Remote.WithPort(0) == _host)
            return false;
        Volatile.Write(ref _dropped, _dropped + run.Count);
        return true;
    }
}
