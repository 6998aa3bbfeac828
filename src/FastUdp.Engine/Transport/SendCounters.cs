using System.Runtime.InteropServices;

namespace FastUdp.Transport;

/// <summary>What an endpoint has sent and could not send. Added to from any thread, once a batch.</summary>
/// <remarks>In cache lines of its own, as <see cref="ReceiveCounters"/>; the array has them within itself, at either end.</remarks>
[StructLayout(LayoutKind.Explicit, Size = 3 * CacheLine.Bytes)]
internal sealed class SendCounters
{
    private const int Guard = CacheLine.Bytes / sizeof(long);

    private static readonly int StatusCount = Enum.GetValues<SendStatus>().Length;

    [FieldOffset(0)]
    private readonly long[] _byStatus = new long[Guard + StatusCount + Guard];
    [FieldOffset(8)]
    private ITransportObserver? _observer;
    [FieldOffset(CacheLine.Bytes)]
    private long _bytes;
    [FieldOffset(CacheLine.Bytes + 8)]
    private long _segmentationFallbacks;
    [FieldOffset(CacheLine.Bytes + 16)]
    private long _socketErrors;
    [FieldOffset(CacheLine.Bytes + 24)]
    private long _refusals;
    [FieldOffset(CacheLine.Bytes + 32)]
    private long _pacedSends;
    [FieldOffset(CacheLine.Bytes + 40)]
    private long _calls;

    /// <summary>Who is told besides; null for nobody. Set before anything is sent.</summary>
    public ITransportObserver? Observer
    {
        get => _observer;
        set => _observer = value;
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Super-buffers the kernel would not segment and that were resent a datagram at a time.</summary>
    public long SegmentationFallbacks => Interlocked.Read(ref _segmentationFallbacks);

    /// <summary>Errors a send reported for an earlier datagram, such as ICMP port unreachable.</summary>
    public long SocketErrors => Interlocked.Read(ref _socketErrors);

    /// <summary>Those that were ICMP port unreachable.</summary>
    public long Refusals => Interlocked.Read(ref _refusals);

    /// <summary>How often a sender had to wait for the rate.</summary>
    public long PacedSends => Interlocked.Read(ref _pacedSends);

    /// <summary>As <see cref="UdpStatistics.SendCalls"/>.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public long Datagrams(SendStatus status) => Interlocked.Read(ref _byStatus[Guard + (int)status]);

    public void AddSent(long datagrams, long bytes)
    {
        Interlocked.Add(ref _byStatus[Guard + (int)SendStatus.Sent], datagrams);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddFailed(SendStatus status, long datagrams) => Interlocked.Add(ref _byStatus[Guard + (int)status], datagrams);

    /// <summary>Counts a call on the socket.</summary>
    public void AddCall() => Interlocked.Increment(ref _calls);

    public void AddPacedSend() => Interlocked.Increment(ref _pacedSends);

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
