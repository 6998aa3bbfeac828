namespace FastUdp.PathMtu;

/// <summary>What a discovery has done: a snapshot.</summary>
public sealed record PathMtuStatistics
{
    /// <summary>Probes sent.</summary>
    public required long ProbesSent { get; init; }

    /// <summary>Probes whose reply came, those that were late included.</summary>
    public required long ProbesAcknowledged { get; init; }

    /// <summary>Probes whose reply did not come in time.</summary>
    public required long ProbesLost { get; init; }

    /// <summary>Probes the system refused as too long for the interface; they did not leave.</summary>
    public required long ProbesRefused { get; init; }

    /// <summary>Probes of others, replied to.</summary>
    public required long ProbesAnswered { get; init; }

    /// <summary>Probes of others that arrived cut or with another length than they say, dropped.</summary>
    public required long ProbesMalformed { get; init; }

    /// <summary>Replies to no probe that was sent there of late, dropped: late, repeated or forged.</summary>
    public required long RepliesUnmatched { get; init; }

    /// <summary>How often a size that had passed did not any more.</summary>
    public required long BlackHoles { get; init; }

    /// <summary>Remotes known of now.</summary>
    public required int RemotesTracked { get; init; }

    /// <summary>Remotes forgotten because there were more than <see cref="PathMtuOptions.MaxRemotes"/>.</summary>
    public required long RemotesForgotten { get; init; }
}
