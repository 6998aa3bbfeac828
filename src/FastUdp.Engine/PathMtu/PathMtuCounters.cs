namespace FastUdp.PathMtu;

/// <summary>What a discovery has counted. Guarded by its lock.</summary>
internal sealed class PathMtuCounters
{
    public long ProbesSent { get; set; }

    public long ProbesAcknowledged { get; set; }

    public long ProbesLost { get; set; }

    public long ProbesRefused { get; set; }

    public long ProbesAnswered { get; set; }

    public long ProbesMalformed { get; set; }

    public long RepliesUnmatched { get; set; }

    public long BlackHoles { get; set; }

    public long RemotesForgotten { get; set; }

    public PathMtuStatistics Snapshot(int remotesTracked) => new()
    {
        ProbesSent = ProbesSent,
        ProbesAcknowledged = ProbesAcknowledged,
        ProbesLost = ProbesLost,
        ProbesRefused = ProbesRefused,
        ProbesAnswered = ProbesAnswered,
        ProbesMalformed = ProbesMalformed,
        RepliesUnmatched = RepliesUnmatched,
        BlackHoles = BlackHoles,
        RemotesTracked = remotesTracked,
        RemotesForgotten = RemotesForgotten,
    };
}
