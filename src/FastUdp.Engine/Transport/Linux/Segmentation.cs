namespace FastUdp.Transport.Linux;

/// <summary>
/// How many datagrams one send may carry on this socket (UDP_SEGMENT), which can only shrink: the outgoing device may
/// turn out, in mid-life, to be unable to. Shared by all senders of the socket.
/// </summary>
internal sealed class Segmentation(int maxSegments, string reason)
{
    private readonly Lock _lock = new();
    private volatile int _maxSegments = maxSegments;
    private volatile string _reason = reason;

    /// <summary>1 when off.</summary>
    public int MaxSegments => _maxSegments;

    public bool IsOn => _maxSegments > 1;

    public string Reason => _reason;

    /// <summary>Sends one datagram a message from now on. False when it did already.</summary>
    public bool TurnOff(string reason)
    {
        lock (_lock)
        {
            if (_maxSegments == 1)
                return false;
            _reason = reason;
            _maxSegments = 1;
            return true;
        }
    }
}
