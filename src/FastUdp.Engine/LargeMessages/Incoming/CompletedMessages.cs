using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// Which messages have been complete, by session. Bounded: the session that has been silent longest is forgotten first, and each after its
/// lifetime.
/// </summary>
internal sealed class CompletedMessages(LargeMessageOptions options, RemoteTable remotes)
{
    /// <summary>How many sessions of one remote are remembered: two kinds of messages, and those of the sender there was before at that address.</summary>
    public const int MaxPerRemote = 4;

    // In the order in which messages of them came last.
    private NodeList<IncomingSession> _bySilence;

    /// <summary>How many sessions are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Notes that a message is complete.</summary>
    public void Add(IncomingMessage message, long nowTicks)
    {
        IncomingRemote remote = message.Remote;
        IncomingSession session = remote.FindSession(message.Header.Session) ?? AddSession(remote, message.Header.Session);
        session.Complete.Add(message.Header.Sequence);
        Touch(session, nowTicks);
    }

    /// <summary>Notes that a session is not silent.</summary>
    public void Touch(IncomingSession session, long nowTicks)
    {
        session.LastTicks = nowTicks;
        if (session == _bySilence.Last)
            return;
        _bySilence.Remove(session);
        _bySilence.AddLast(session);
    }

    /// <summary>Forgets what has been silent for the lifetime.</summary>
    public void Expire(long nowTicks)
    {
        while (_bySilence.First is { } oldest && nowTicks - oldest.LastTicks >= options.SessionLifetime.Ticks)
            Remove(oldest);
    }

    private IncomingSession AddSession(IncomingRemote remote, ulong key)
    {
        var session = new IncomingSession(remote, key);
        remote.Add(session);
        Count++;
        if (remote.SessionCount > MaxPerRemote)
            Remove(FindSilent(remote, except: session));
        if (Count > options.MaxSessions)
            Remove(_bySilence.First!);
        _bySilence.AddLast(session);
        return session;
    }

    private void Remove(IncomingSession session)
    {
        session.Remote.Remove(session);
        _bySilence.Remove(session);
        Count--;
        remotes.RemoveIfEmpty(session.Remote);
    }

    private static IncomingSession FindSilent(IncomingRemote remote, IncomingSession except)
    {
        IncomingSession? silent = null;
        for (IncomingSession? session = remote.FirstSession; session is not null; session = session.NextOfRemote)
        {
            if (session != except && (silent is null || session.LastTicks <= silent.LastTicks))
                silent = session;
        }
        return silent!;
    }
}
