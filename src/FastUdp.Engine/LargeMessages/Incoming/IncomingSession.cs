using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>Which of one session's messages have been complete, so that none is delivered twice.</summary>
internal sealed class IncomingSession(IncomingRemote remote, ulong key) : ListNode<IncomingSession>
{
    public IncomingRemote Remote { get; } = remote;

    public ulong Key { get; } = key;

    /// <summary>The next session of the same remote.</summary>
    public IncomingSession? NextOfRemote { get; set; }

    /// <summary>When a message of it was last complete, or repeated.</summary>
    public long LastTicks { get; set; }

    public SequenceWindow Complete { get; } = new();
}
