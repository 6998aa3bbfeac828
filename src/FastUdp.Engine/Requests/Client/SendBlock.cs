namespace FastUdp.Requests;

/// <summary>
/// Writes requests into the block of a sender, and flushes only when told to. Belongs to one thread at a time.
/// </summary>
internal sealed class SendBlock
{
    private const int Nobody = 0;

    private DatagramSender? _sender;
    private int _owner = Nobody;

    /// <summary>Whether what the calling thread sends is to go this way.</summary>
    public bool IsOwn => _owner == Environment.CurrentManagedThreadId;

    /// <summary>Sets the sender. One that is not set any more takes everything and sends nothing.</summary>
    public void Use(DatagramSender sender) => _sender = sender;

    /// <summary>
    /// From here on, until <see cref="Leave"/>, requests of the calling thread go this way and are not flushed.
    /// </summary>
    public void Enter() => Volatile.Write(ref _owner, Environment.CurrentManagedThreadId);

    public void Leave() => Volatile.Write(ref _owner, Nobody);

    /// <summary>Writes a request; false when there is no room without a flush.</summary>
    public bool TryWrite(in RemoteAddress remote, in RequestHeader header, ReadOnlySpan<byte> body)
    {
        if (_sender is null)
            return true;
        if (!_sender.TryReserve(remote, RequestHeader.MaxWireSize + body.Length, out Span<byte> place))
            return false;
        RequestHeader.TryWrite(header, place, out int written, out _);
        body.CopyTo(place[written..]);
        return true;
    }

    /// <summary>
    /// Hands what was written to the kernel, which may take up to the endpoint's send time-out. Never under the table's
    /// lock.
    /// </summary>
    public void Flush()
    {
        try
        {
            _sender?.Flush();
        }
        catch (ObjectDisposedException)
        {
            // The endpoint has been disposed by its owner: its receive has ended too, and with it every request does.
            Close();
        }
    }

    /// <summary>Gives the sender back; what was not flushed is forgotten.</summary>
    public void Close()
    {
        _sender?.Discard();
        _sender?.Dispose();
        _sender = null;
    }
}
