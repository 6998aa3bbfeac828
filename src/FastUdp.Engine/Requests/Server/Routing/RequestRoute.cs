namespace FastUdp.Requests;

/// <summary>What becomes of one kind of request. It keeps nothing of a server, so servers may share it.</summary>
/// <param name="maxReplyBytes">The longest reply there can be, header included, if a datagram took it.</param>
internal abstract class RequestRoute(int maxReplyBytes)
{
    /// <summary>Whether requests may go on running when <see cref="Serve"/> has returned.</summary>
    public abstract bool IsAsync { get; }

    /// <summary>How many bytes a request needs for its reply while it is being executed.</summary>
    public int ReplyRoomFor(in RemoteAddress remote) => Math.Min(maxReplyBytes, UdpLimits.MaxPayloadBytes(remote.AddressFamily));

    /// <summary>
    /// Reads the request, has the ledger admit it, executes it and answers. Called, and returns, with the ledger's gate held; a
    /// handler runs without.
    /// </summary>
    public abstract void Serve(scoped in RequestArrival arrival, ServerRun run);
}
