namespace FastUdp.PathMtu;

/// <summary>
/// Finds, for the remotes of one endpoint, the largest datagram that passes the way there: sends probes and hears their replies, replies to
/// those of others, and needs no ICMP (RFC 8899).
/// </summary>
/// <remarks>
/// The endpoint's handler passes it every datagram first (<see cref="TryHandle"/>). Both ends need one. Safe from any thread.
/// </remarks>
public sealed class PathMtuDiscovery : IDisposable
{
    /// <summary>Makes the discovery of an endpoint, which is to be bound with <see cref="FragmentationMode.Probe"/>.</summary>
    /// <exception cref="ArgumentException">The endpoint lets its datagrams be fragmented.</exception>
    public PathMtuDiscovery(UdpEndpoint endpoint, PathMtuOptions? options = null) => throw new NotImplementedException();

    /// <summary>The largest payload that is known to pass to a remote, in bytes; the base size for one nothing is known of, whose search this begins.</summary>
    public int PayloadBytes(in RemoteAddress remote) => throw new NotImplementedException();

    /// <summary>Where the search to a remote stands.</summary>
    public PathMtuState State(in RemoteAddress remote) => throw new NotImplementedException();

    /// <summary>Takes a datagram that is a probe or a reply to one. False for all others, which are the handler's.</summary>
    public bool TryHandle(in Datagram datagram, DatagramSender sender) => throw new NotImplementedException();

    /// <summary>Tells that a datagram of so many bytes of payload is known to have arrived.</summary>
    public void OnDelivered(in RemoteAddress remote, int payloadBytes) => throw new NotImplementedException();

    /// <summary>Tells that a datagram of so many bytes of payload is taken to be lost: many in a row are a black hole.</summary>
    public void OnLost(in RemoteAddress remote, int payloadBytes) => throw new NotImplementedException();

    /// <summary>Ends all searches.</summary>
    public void Dispose() => throw new NotImplementedException();
}
