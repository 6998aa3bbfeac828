using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// The incomplete messages: by remote, and in the order in which segments of them came last. Everything is bounded; what exceeds a bound makes
/// the one give way that has waited longest.
/// </summary>
/// <remarks>
/// Those of which one segment has come give way first, and only to one another for memory: a million strangers with a segment each take none of
/// what a message takes that is arriving.
/// </remarks>
internal sealed class ReassemblyTable(LargeMessageOptions options, RemoteTable remotes, MessageStorage storage, Func<IncomingMessage> make)
{
    // Enough for what a few receivers hold at a time; more is left to the collector.
    private const int MostSpare = 256;

    private readonly Stack<IncomingMessage> _spare = [];
    private NodeList<IncomingMessage> _lone;
    private NodeList<IncomingMessage> _spread;

    /// <summary>How many messages are incomplete.</summary>
    public int Count { get; private set; }

    /// <summary>How many have been given up to make room.</summary>
    public long EvictedCount { get; private set; }

    /// <summary>How many have been given up for want of further segments.</summary>
    public long TimedOutCount { get; private set; }

    /// <summary>Begins a message. It has no segment yet: one is to be put into it, or it is to be removed.</summary>
    public IncomingMessage Add(IncomingRemote remote, in SegmentHeader header, in MessageCut cut, long nowTicks)
    {
        IncomingMessage message = _spare.TryPop(out IncomingMessage? spare) ? spare : make();
        message.Begin(remote, header, cut);
        message.AdvancedTicks = nowTicks;
        remote.Add(message);
        Count++;
        if (remote.OpenCount > options.MaxReassembliesPerRemote)
            Evict(remote.FindOldest(except: message)!);
        if (Count > options.MaxReassemblies)
            Evict(_lone.First ?? _spread.First!);
        _lone.AddLast(message);
        return message;
    }

    /// <summary>Puts a segment into a message, for which others may have to give way. False when there is no memory all the same.</summary>
    public bool TryPut(IncomingMessage message, int index, ReadOnlySpan<byte> bytes, long nowTicks)
    {
        long before = message.Bytes;
        ListOf(message).Remove(message);
        bool isPut = TryPut(message, index, bytes);
        ListOf(message).AddLast(message);
        message.AdvancedTicks = nowTicks;
        message.Remote.OpenBytes += message.Bytes - before;
        KeepWithinShare(message);
        return isPut;
    }

    /// <summary>Begins a message again, cut otherwise.</summary>
    public void Restart(IncomingMessage message, in SegmentHeader header, in MessageCut cut)
    {
        ListOf(message).Remove(message);
        message.Remote.OpenBytes -= message.Bytes;
        storage.Release(message);
        message.Begin(message.Remote, header, cut);
        _lone.AddLast(message);
    }

    /// <summary>Takes out a message, whose memory is its holder's from now on.</summary>
    public void Detach(IncomingMessage message)
    {
        ListOf(message).Remove(message);
        message.Remote.OpenBytes -= message.Bytes;
        message.Remote.Remove(message);
        Count--;
    }

    /// <summary>Takes back a message that is in no list, and its memory.</summary>
    public void Recycle(IncomingMessage message)
    {
        storage.Release(message);
        if (_spare.Count < MostSpare)
            _spare.Push(message);
    }

    /// <summary>Gives up a message.</summary>
    public void Remove(IncomingMessage message)
    {
        IncomingRemote remote = message.Remote;
        Detach(message);
        Recycle(message);
        remotes.RemoveIfEmpty(remote);
    }

    /// <summary>Gives up what no segment has come of for the time-out.</summary>
    public void Expire(long nowTicks)
    {
        TimedOutCount += Expire(ref _lone, nowTicks) + Expire(ref _spread, nowTicks);
    }

    private int Expire(ref NodeList<IncomingMessage> list, long nowTicks)
    {
        int count = 0;
        for (; list.First is { } oldest && nowTicks - oldest.AdvancedTicks >= options.ReassemblyTimeout.Ticks; count++)
            Remove(oldest);
        return count;
    }

    private bool TryPut(IncomingMessage message, int index, ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            PutResult result = storage.TryPut(message, index, bytes);
            if (result == PutResult.Done)
                return true;
            if ((result == PutResult.NoCell ? _lone : _spread).First is not { } oldest)
                return false;
            Evict(oldest);
        }
    }

    private void Evict(IncomingMessage message)
    {
        EvictedCount++;
        Remove(message);
    }

    // One message always fits its remote's share, which the options see to.
    private void KeepWithinShare(IncomingMessage message)
    {
        IncomingRemote remote = message.Remote;
        while (remote.OpenBytes > options.MaxReassemblyBytesPerRemote && remote.FindOldest(except: message) is { } oldest)
            Evict(oldest);
    }

    private ref NodeList<IncomingMessage> ListOf(IncomingMessage message) => ref message.PageCount > 0 ? ref _spread : ref _lone;
}
