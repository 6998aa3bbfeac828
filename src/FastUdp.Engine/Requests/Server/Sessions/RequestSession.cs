using FastUdp.Stores;

namespace FastUdp.Requests;

/// <summary>One client's conversation: what it asked and what is remembered of it.</summary>
internal sealed class RequestSession(RemoteRecord remote, ulong key, SessionWindow window) : ListNode<RequestSession>
{
    /// <summary>Whose it is.</summary>
    public RemoteRecord Remote { get; } = remote;

    /// <summary>The 64 bits the client named it by.</summary>
    public ulong Key { get; } = key;

    /// <summary>Its requests.</summary>
    public SessionWindow Window { get; } = window;

    /// <summary>
    /// Whether the client has shown, with a token, that it receives at its address. Of the session, not of the address: who
    /// forges the address of a proven client does not know its session.
    /// </summary>
    public bool IsProven { get; set; }

    /// <summary>How many of its requests are being executed: while there are any, it is not forgotten.</summary>
    public int RunningCount { get; set; }

    /// <summary>When something last happened in it, in ticks of the server's clock.</summary>
    public long LastTimestamp { get; set; }

    /// <summary>The next session of the same remote.</summary>
    public RequestSession? NextOfRemote { get; set; }
}
