namespace FastUdp.Transport;

/// <summary>What an endpoint has sent and could not send. Added to from any thread, once a batch.</summary>
internal sealed class SendCounters
{
    private static readonly int StatusCount = Enum.GetValues<SendStatus>().Length;

    private readonly long[] _byStatus = new long[StatusCount];
    private long _bytes;
    private long _segmentationFallbacks;
    private long _socketErrors;
    private long _refusals;

    /// <summary>Who is told besides; null for nobody. Set before anything is sent.</summary>
    public ITransportObserver? Observer { get; set; }

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Super-buffers the kernel would not segment and that were resent a datagram at a time.</summary>
    public long SegmentationFallbacks => Interlocked.Read(ref _segmentationFallbacks);

    /// <summary>Errors a send reported for an earlier datagram, such as ICMP port unreachable.</summary>
    public long SocketErrors => Interlocked.Read(ref _socketErrors);

    /// <summary>Those that were ICMP port unreachable.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    public long Datagrams(SendStatus status) => Interlocked.Read(ref _byStatus[(int)status]);

    public void AddSent(long datagrams, long bytes)
    {
        Interlocked.Add(ref _byStatus[(int)SendStatus.Sent], datagrams);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddFailed(SendStatus status, long datagrams) => Interlocked.Add(ref _byStatus[(int)status], datagrams);

    /// <summary>Counts datagrams a sender has given up; those for which there was no room have been waited for.</summary>
    public void AddGivenUp(SendStatus status, long datagrams)
    {
        AddFailed(status, datagrams);
        if (status == SendStatus.WouldBlock)
            Observer?.OnSendTimedOut(datagrams);
    }

    public void AddSegmentationFallback() => Interlocked.Increment(ref _segmentationFallbacks);

    /// <summary>Counts an error that a send reported for an earlier datagram.</summary>
    /// <param name="isRefusal">Whether it was ICMP port unreachable.</param>
    public void AddSocketError(bool isRefusal)
    {
        Interlocked.Increment(ref _socketErrors);
        if (isRefusal)
            Interlocked.Increment(ref _refusals);
    }

    /// <summary>Counts one single send and passes its result on.</summary>
    public SendResult Record(SendResult result, int bytes)
    {
        if (result.IsSent)
            AddSent(1, bytes);
        else
            AddFailed(result.Status, 1);
        return result;
    }
}
