namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// How many packets of each sender a stateful reflector has answered (RFC 8762 section 4.3.1). A full table makes room by forgetting
/// who has been silent the longest, if that is a minute at least; else a newcomer has no place. Belongs to one thread.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="most">How many senders are kept, each in about 200 bytes.</param>
internal sealed class ReflectorSessions(TimeProvider time, int most = ReflectorSessions.MostSenders)
{
    public const int MostSenders = 16_384;

    /// <summary>A number that began anew would be taken for losses, so nobody who may still send is forgotten.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Dictionary<RemoteAddress, LinkedListNode<Session>> _sessions = [];

    // Whoever was silent the longest stands first.
    private readonly LinkedList<Session> _bySilence = [];

    /// <summary>How many have been numbered, those forgotten included.</summary>
    public long Begun { get; private set; }

    /// <summary>The number of the answer to a sender's next packet, from 0; false where there is no place for it.</summary>
    public bool TryNumber(in RemoteAddress sender, out uint number)
    {
        number = 0;
        if (_sessions.TryGetValue(sender, out LinkedListNode<Session>? node))
            _bySilence.Remove(node);
        else if (HasRoom())
            _sessions.Add(sender, node = Begin(sender));
        else
            return false;
        _bySilence.AddLast(node);
        node.ValueRef.LastHeard = time.GetTimestamp();
        number = node.ValueRef.Next++;
        return true;
    }

    private LinkedListNode<Session> Begin(in RemoteAddress sender)
    {
        Begun++;
        return new LinkedListNode<Session>(new Session { Sender = sender });
    }

    private bool HasRoom()
    {
        if (_sessions.Count < most)
            return true;
        ref Session oldest = ref _bySilence.First!.ValueRef;
        if (time.GetElapsedTime(oldest.LastHeard) < Silence)
            return false;
        _sessions.Remove(oldest.Sender);
        _bySilence.RemoveFirst();
        return true;
    }

    private struct Session
    {
        public RemoteAddress Sender;
        public long LastHeard;

        // After 2^32 packets it begins anew, as a sender's own does.
        public uint Next;
    }
}
