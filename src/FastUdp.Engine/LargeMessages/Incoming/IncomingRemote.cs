namespace FastUdp.LargeMessages;

/// <summary>What is kept of one remote that sends: its incomplete messages, and which of its sessions' messages were complete.</summary>
internal sealed class IncomingRemote(in RemoteAddress address)
{
    public RemoteAddress Address { get; } = address;

    /// <summary>The incomplete messages, the newest first, each linked to the next.</summary>
    public IncomingMessage? FirstOpen { get; private set; }

    public int OpenCount { get; private set; }

    /// <summary>The bytes its incomplete messages take.</summary>
    public long OpenBytes { get; set; }

    /// <summary>Its sessions, the one that began last first, each linked to the next.</summary>
    public IncomingSession? FirstSession { get; private set; }

    public int SessionCount { get; private set; }

    /// <summary>Whether nothing is kept of it.</summary>
    public bool IsEmpty => FirstOpen is null && FirstSession is null;

    /// <summary>The incomplete message of a number; null when there is none.</summary>
    public IncomingMessage? Find(ulong session, uint sequence)
    {
        IncomingMessage? message = FirstOpen;
        while (message is not null && (message.Header.Sequence != sequence || message.Header.Session != session))
            message = message.NextOfRemote;
        return message;
    }

    public IncomingSession? FindSession(ulong key)
    {
        IncomingSession? session = FirstSession;
        while (session is not null && session.Key != key)
            session = session.NextOfRemote;
        return session;
    }

    public void Add(IncomingMessage message)
    {
        message.NextOfRemote = FirstOpen;
        FirstOpen = message;
        OpenCount++;
    }

    public void Remove(IncomingMessage message)
    {
        if (FirstOpen == message)
        {
            FirstOpen = message.NextOfRemote;
        }
        else
        {
            IncomingMessage before = FirstOpen!;
            while (before.NextOfRemote != message)
                before = before.NextOfRemote!;
            before.NextOfRemote = message.NextOfRemote;
        }
        message.NextOfRemote = null;
        OpenCount--;
    }

    public void Add(IncomingSession session)
    {
        session.NextOfRemote = FirstSession;
        FirstSession = session;
        SessionCount++;
    }

    public void Remove(IncomingSession session)
    {
        if (FirstSession == session)
        {
            FirstSession = session.NextOfRemote;
        }
        else
        {
            IncomingSession before = FirstSession!;
            while (before.NextOfRemote != session)
                before = before.NextOfRemote!;
            before.NextOfRemote = session.NextOfRemote;
        }
        session.NextOfRemote = null;
        SessionCount--;
    }

    /// <summary>The incomplete message that has waited longest, but not the one that is excepted; null when there is no other.</summary>
    public IncomingMessage? FindOldest(IncomingMessage? except)
    {
        IncomingMessage? oldest = null;
        for (IncomingMessage? message = FirstOpen; message is not null; message = message.NextOfRemote)
        {
            if (message != except && (oldest is null || message.AdvancedTicks <= oldest.AdvancedTicks))
                oldest = message;
        }
        return oldest;
    }
}
