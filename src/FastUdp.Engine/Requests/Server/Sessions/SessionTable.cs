using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>
/// All sessions, by remote and in the order in which they fell silent. Bounded; a silent one is forgotten after its
/// lifetime, but never while a request of it is being executed. Nothing here goes through all sessions.
/// </summary>
/// <remarks>
/// A remote may have <see cref="MaxPerRemote"/> sessions; a ninth has to wait until one of them has expired, for to forget
/// one earlier would be to execute its requests twice. Half of the table, and half of each remote's share, is for
/// clients that have proven their address: forged sources cannot take it.
/// </remarks>
internal sealed class SessionTable(int maxSessions, long lifetimeTicks)
{
    /// <summary>How many sessions one remote may have at once.</summary>
    public const int MaxPerRemote = 8;

    private readonly Dictionary<RemoteAddress, RemoteRecord> _remotes = [];

    // In the order of their last datagram.
    private NodeList<RequestSession> _bySilence;

    /// <summary>How many sessions there are.</summary>
    public int Count { get; private set; }

    /// <summary>The record of a remote; null when it has no session.</summary>
    public RemoteRecord? Find(in RemoteAddress remote) => _remotes.GetValueOrDefault(remote);

    /// <summary>Whether a remote may have another session.</summary>
    public bool HasRoom(RemoteRecord? remote) => Count < maxSessions && (remote is null || remote.SessionCount < MaxPerRemote);

    /// <summary>Whether a remote may have another session only when it has proven its address.</summary>
    public bool WantsProof(RemoteRecord? remote) =>
        Count >= (maxSessions + 1) / 2 || (remote is not null && remote.SessionCount >= MaxPerRemote / 2);

    /// <summary>Adds a session, for which there must be room.</summary>
    public RequestSession Add(in RemoteAddress remote, ulong key, SessionWindow window, long timestamp)
    {
        if (!_remotes.TryGetValue(remote, out RemoteRecord? record))
        {
            record = new RemoteRecord(remote);
            _remotes.Add(remote, record);
        }
        var session = new RequestSession(record, key, window) { LastTimestamp = timestamp };
        record.Add(session);
        _bySilence.AddLast(session);
        Count++;
        return session;
    }

    /// <summary>Notes that something happened in a session.</summary>
    public void Touch(RequestSession session, long timestamp)
    {
        if (session.LastTimestamp == timestamp)
            return;
        session.LastTimestamp = timestamp;
        if (session == _bySilence.Last)
            return;
        _bySilence.Remove(session);
        _bySilence.AddLast(session);
    }

    /// <summary>Forgets what has been silent for the lifetime.</summary>
    public void Expire(long timestamp)
    {
        while (_bySilence.First is { } session && timestamp - session.LastTimestamp >= lifetimeTicks)
        {
            if (session.RunningCount > 0)
                Touch(session, timestamp);
            else
                Remove(session);
        }
    }

    private void Remove(RequestSession session)
    {
        session.Window.Clear();
        session.Remote.Remove(session);
        if (session.Remote.IsForgotten)
            _remotes.Remove(session.Remote.Address);
        _bySilence.Remove(session);
        Count--;
    }
}
