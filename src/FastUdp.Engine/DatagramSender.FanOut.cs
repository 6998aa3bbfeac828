namespace FastUdp;

// One payload for many: it lies in the send block once, however many it is for.
public sealed partial class DatagramSender
{
    /// <summary>
    /// Sends one payload to each of many remotes with the rest of the batch: it is copied in once, and the kernel takes it for 64 of
    /// them a call. Whoever leaves it unread delays nobody.
    /// </summary>
    /// <param name="remotes">Where to, in this order; one that is named twice gets it twice. Free when the call returns.</param>
    /// <param name="payload">0 to 65,507 bytes (IPv4) or 65,527 bytes (IPv6), free when the call returns.</param>
    /// <param name="options">How each is to leave; by default as the endpoint's datagrams do.</param>
    /// <exception cref="ArgumentException">
    /// The payload is too long, an option out of its bounds, the source of another IP version than a remote, or a remote
    /// cannot be reached from this endpoint. Nobody is sent anything then.
    /// </exception>
    /// <exception cref="PlatformNotSupportedException">
    /// The backend cannot have single datagrams leave otherwise: see <see cref="UdpCapabilities.SendOptions"/>.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The sender or its endpoint has been disposed.</exception>
    public void SendToEach(ReadOnlySpan<RemoteAddress> remotes, ReadOnlySpan<byte> payload, in SendOptions options = default)
    {
        ThrowIfDisposed();
        foreach (ref readonly RemoteAddress remote in remotes)
            _rules.Check(remote, payload.Length, options);
        if (remotes.IsEmpty)
            return;

        Span<byte> place;
        while (!_coalescer.TryPlace(payload.Length, out place))
            Flush();
        payload.CopyTo(place);
        foreach (ref readonly RemoteAddress remote in remotes)
        {
            while (!_coalescer.TryAddPlaced(payload.Length, remote, options))
                _transmitter.Transmit(_coalescer.TakeInPlace());
        }
    }
}
