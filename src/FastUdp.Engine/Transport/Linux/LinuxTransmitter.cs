using System.Runtime.Versioning;
using FastUdp.Buffers;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Hands runs to sendmmsg(2), each cut into super-buffers that the kernel segments.
/// <list type="number">
/// <item>Describe super-buffers until the headers are full or the runs are all described; send them.</item>
/// <item>A short count says nothing of the reason: go on at the first unsent message; the error, if real, comes again.</item>
/// <item>No room: wait for it, up to the send time-out; past that the rest is counted as would-block.</item>
/// <item>Segmentation refused: send the same datagrams one by one. If they pass, segment no more on this socket.</item>
/// <item>Any other error may be an ICMP message about an earlier datagram: once more, then count and pass over.</item>
/// </list>
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxTransmitter : Transmitter
{
    private readonly LinuxSocket _socket;
    private readonly Segmentation _segmentation;
    private readonly SendCounters _counters;
    private readonly bool _isConnected;
    private readonly TimeSpan _sendTimeout;
    private readonly SendHeaders _headers;

    private SendDeadline _deadline;

    public LinuxTransmitter(LinuxSocket socket, Segmentation segmentation, SendCounters counters, bool isConnected, TimeSpan sendTimeout)
    {
        _socket = socket;
        _segmentation = segmentation;
        _counters = counters;
        _isConnected = isConnected;
        _sendTimeout = sendTimeout;
        _headers = new SendHeaders(socket.Family, isConnected);
    }

    public override void Transmit(ReadOnlySpan<SendRun> runs)
    {
        _deadline = new SendDeadline(_sendTimeout);
        int described = 0;
        foreach (ref readonly SendRun run in runs)
        {
            int chunkBytes = ChunkBytes(run.Stride);
            int offset = 0;
            do
            {
                int length = Math.Min(chunkBytes, run.Length - offset);
                _headers.Write(described++, run, run.Offset + offset, length);
                offset += length;
                if (described == SendHeaders.Capacity)
                {
                    SendAll(described);
                    described = 0;
                }
            }
            while (offset < run.Length);
        }
        SendLast(described);
    }

    public override void Dispose() => _headers.Dispose();

    /// <summary>The bytes one message may carry: whole segments, as many as the kernel and an IP packet take.</summary>
    private int ChunkBytes(int stride)
    {
        if (stride == 0)
            return 0;

        // The IPv4 limit for both families: an IPv6 socket may carry IPv4, and 20 bytes more would gain nothing.
        int segments = Math.Min(_segmentation.MaxSegments, UdpLimits.MaxIPv4PayloadBytes / stride);
        return Math.Max(segments, 1) * stride;
    }

    /// <summary>Sends what is left; a single datagram, the common reply, by the shorter call.</summary>
    private void SendLast(int count)
    {
        if (count != 1 || _headers.Stride(0) != 0)
        {
            SendAll(count);
            return;
        }
        ref msghdr header = ref _headers.Messages[0].msg_hdr;
        SendOne(header.msg_iov->iov_base, _headers.Length(0), header.msg_name, header.msg_namelen);
    }

    private void SendAll(int count)
    {
        int next = 0;
        bool mayRetry = true;
        while (next < count)
        {
            int sent = _socket.SendMany(_headers.Messages + next, count - next);
            if (sent > 0)
            {
                CountSent(next, sent);
                next += sent;
                mayRetry = true;
            }
            else if (!ShouldRetry(-sent, ref mayRetry))
            {
                GiveUp(next, -sent);
                next++;
                mayRetry = true;
            }
        }
    }

    private void CountSent(int first, int count)
    {
        long datagrams = 0;
        long bytes = 0;
        for (int index = first; index < first + count; index++)
        {
            datagrams += DatagramCount(index);
            bytes += _headers.Length(index);
        }
        _counters.AddSent(datagrams, bytes);
    }

    /// <summary>Whether to try the same message once more: there is room again, or the error was not its own.</summary>
    private bool ShouldRetry(int errno, ref bool mayRetry)
    {
        if (errno == Errno.EINTR)
            return true;
        if (errno == Errno.EAGAIN)
        {
            TimeSpan left = _deadline.Left();
            if (left <= TimeSpan.Zero)
                return false;
            _socket.WaitWritable(left);
            return true;
        }

        // Only a connected socket reports what befell earlier datagrams (udp(7)).
        bool isPerhapsEarlier = _isConnected && mayRetry && !SendErrors.MayBeSegmentation(errno);
        if (isPerhapsEarlier)
            _counters.AddSocketError(errno == Errno.ECONNREFUSED);
        mayRetry = false;
        return isPerhapsEarlier;
    }

    /// <summary>Ends the attempts at a message the kernel refuses.</summary>
    private void GiveUp(int index, int errno)
    {
        int stride = _headers.Stride(index);
        if (stride > 0 && SendErrors.MayBeSegmentation(errno))
            SendUnsegmented(index, stride, errno);
        else
            _counters.AddGivenUp(SendErrors.Classify(errno), DatagramCount(index));
    }

    private void SendUnsegmented(int index, int stride, int errno)
    {
        _counters.AddSegmentationFallback();
        ref msghdr header = ref _headers.Messages[index].msg_hdr;
        byte* payload = header.msg_iov->iov_base;
        int length = _headers.Length(index);
        bool anySent = false;
        for (int offset = 0; offset < length; offset += stride)
        {
            // SAFETY: offset and length stay within the message's own bytes, whose block the run still holds.
            int bytes = Math.Min(stride, length - offset);
            anySent |= SendOne(payload + offset, bytes, header.msg_name, header.msg_namelen);
        }
        if (anySent && SendErrors.IsLasting(errno))
            TurnSegmentationOff($"the kernel refused a segmented send with errno {errno} and took the same datagrams singly");
    }

    private void TurnSegmentationOff(string reason)
    {
        if (_segmentation.TurnOff(reason))
            _counters.Observer?.OnSegmentationOff(reason);
    }

    private bool SendOne(byte* payload, int length, byte* name, uint nameLength)
    {
        for (bool mayRetry = true; ;)
        {
            int sent = _socket.Send(payload, length, name, nameLength);
            if (sent >= 0)
            {
                _counters.AddSent(1, length);
                return true;
            }
            if (!ShouldRetry(-sent, ref mayRetry))
            {
                _counters.AddGivenUp(SendErrors.Classify(-sent), 1);
                return false;
            }
        }
    }

    private int DatagramCount(int index)
    {
        int stride = _headers.Stride(index);
        return stride == 0 ? 1 : ReceivedRun.CountDatagrams(_headers.Length(index), stride);
    }
}
