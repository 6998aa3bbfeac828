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
/// <item>Any other error may be news of an earlier datagram: <see cref="SendRetry"/> says whether to try again; or else
/// count and pass over.</item>
/// <item>At the end tell the user what the error queue held, when nothing can be lost by it any more.</item>
/// </list>
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxTransmitter : Transmitter
{
    private readonly LinuxSocket _socket;
    private readonly Segmentation _segmentation;
    private readonly SendCounters _counters;
    private readonly BoundSocket _bound;
    private readonly TimeSpan _sendTimeout;
    private readonly ErrorQueue? _errors;
    private readonly int _maxMessageBytes;
    private readonly SendHeaders _headers;

    private SendDeadline _deadline;
    private SendRetry _retry;

    public LinuxTransmitter(
        LinuxSocket socket, Segmentation segmentation, SendCounters counters, BoundSocket bound, UdpEndpointOptions options, ErrorQueue? errors)
    {
        _socket = socket;
        _segmentation = segmentation;
        _counters = counters;
        _bound = bound;
        _sendTimeout = options.SendTimeout;
        _maxMessageBytes = bound.MaxMessageBytes;
        _errors = errors;
        _headers = new SendHeaders(socket.Family, bound.Binding.IsConnected, new SendControl(options.SendDefaults));
        _retry = new SendRetry(errors, bound.Binding.IsConnected, counters);
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
        _errors?.Tell();
    }

    public override void Dispose() => _headers.Dispose();

    /// <summary>The bytes one message may carry: whole segments, as many as the kernel and an IP packet take.</summary>
    private int ChunkBytes(int stride)
    {
        if (stride == 0)
            return 0;

        int segments = Math.Min(_segmentation.MaxSegments, _maxMessageBytes / stride);
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
        SendOne(0);
    }

    private void SendAll(int count)
    {
        int next = 0;
        _retry.BeginNext();
        while (next < count)
        {
            _counters.AddCall();
            int sent = _socket.SendMany(_headers.Messages + next, count - next);
            if (sent < 0 && ShouldRetry(-sent, _headers.Stride(next) > 0))
                continue;
            if (sent < 0)
                GiveUp(next, -sent);
            else
                CountSent(next, sent);
            next += Math.Max(sent, 1);
            _retry.BeginNext();

            // The error that a short count hides may have been left by an entry of the queue, which nothing else would have read.
            if (next < count)
                _errors?.Read();
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
    private bool ShouldRetry(int errno, bool isSegmented)
    {
        if (errno == Errno.EINTR)
            return true;
        if (errno == Errno.EAGAIN)
        {
            TimeSpan left = _deadline.Left();
            if (left <= TimeSpan.Zero)
                return false;
            _counters.AddCall();
            _socket.WaitWritable(left);
            return true;
        }
        return _retry.ShouldRetry(errno, isSegmented);
    }

    /// <summary>Ends the attempts at a message the kernel refuses.</summary>
    private void GiveUp(int index, int errno)
    {
        int stride = _headers.Stride(index);
        if (stride > 0 && SendErrors.MayBeSegmentation(errno))
            SendUnsegmented(index, stride, errno);
        else
            CountFailed(errno, DatagramCount(index), _headers.Messages[index].msg_hdr.msg_name);
    }

    private void SendUnsegmented(int index, int stride, int errno)
    {
        _counters.AddSegmentationFallback();
        _headers.Unsegment(index);
        ref msghdr header = ref _headers.Messages[index].msg_hdr;
        byte* payload = header.msg_iov->iov_base;
        int length = _headers.Length(index);
        int whole = length / stride * stride;
        bool hasPassed = false;
        int offset = 0;
        for (int refused = 0; offset < whole && refused != Errno.EMSGSIZE; offset += stride)
        {
            refused = SendPart(index, payload + offset, stride);
            hasPassed |= refused == 0;
        }

        // What one is too long for, its equals are too.
        _counters.AddFailed(SendStatus.TooLong, (whole - offset) / stride);
        if (whole < length)
            SendPart(index, payload + whole, length - whole);
        if (hasPassed && SendErrors.IsLasting(errno) && !IsForLength(errno, stride, header.msg_name))
            TurnSegmentationOff($"the kernel refused a segmented send with errno {errno} and took the same datagrams singly");
    }

    private void TurnSegmentationOff(string reason)
    {
        if (_segmentation.TurnOff(reason))
            _counters.Observer?.OnSegmentationOff(reason);
    }

    /// <summary>Sends one datagram of a message in its place; gives 0, or the error it was given up for.</summary>
    private int SendPart(int index, byte* payload, int length)
    {
        // SAFETY: the part lies within the message's own bytes, whose block the run still holds.
        iovec* vector = _headers.Messages[index].msg_hdr.msg_iov;
        vector->iov_base = payload;
        vector->iov_len = (nuint)length;
        return SendOne(index);
    }

    /// <summary>
    /// Whether a super-buffer was refused for the length of its datagrams, which IP then fragmented, and not by the device (before Linux
    /// 6.14, which tell the two apart).
    /// </summary>
    private bool IsForLength(int errno, int stride, byte* name)
    {
        RemoteAddress remote = RemoteAt(name);
        return errno == Errno.EINVAL && stride + UdpLimits.HeaderBytes(remote.AddressFamily) > _bound.Path.ReadMtu(remote);
    }

    /// <summary>Sends a message that is one datagram; gives 0, or the error it was given up for.</summary>
    private int SendOne(int index)
    {
        _retry.BeginNext();
        while (true)
        {
            _counters.AddCall();
            int sent = _socket.SendOne(_headers.Messages + index);
            if (sent >= 0)
            {
                _counters.AddSent(1, _headers.Length(index));
                return 0;
            }
            if (!ShouldRetry(-sent, isSegmented: false))
            {
                CountFailed(-sent, 1, _headers.Messages[index].msg_hdr.msg_name);
                return -sent;
            }
        }
    }

    private void CountFailed(int errno, long datagrams, byte* name)
    {
        _counters.AddGivenUp(SendErrors.Classify(errno), datagrams);
        if (_errors is null || errno != Errno.EMSGSIZE)
            return;
        RemoteAddress remote = RemoteAt(name);
        _errors.AddTooLong(remote, _bound.Path.ReadMtu(remote) ?? 0);
    }

    // SAFETY: a name is a whole address of the socket's family, in the headers that wrote it.
    private RemoteAddress RemoteAt(byte* name) => name == null
        ? _bound.Binding.Connected.GetValueOrDefault()
        : SocketAddressCodec.Read(new ReadOnlySpan<byte>(name, SocketAddressCodec.MaxBytes), _socket.Family);

    private int DatagramCount(int index)
    {
        int stride = _headers.Stride(index);
        return stride == 0 ? 1 : ReceivedRun.CountDatagrams(_headers.Length(index), stride);
    }
}
