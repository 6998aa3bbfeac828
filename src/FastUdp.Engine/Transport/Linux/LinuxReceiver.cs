using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using FastUdp.Buffers;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Fills a ring with recvmmsg(2). It blocks its thread, and completes synchronously.
/// <list type="number">
/// <item>Make ready the slots that the last receive filled or that have got a new block.</item>
/// <item>Receive without waiting. Datagrams there: read the headers, done.</item>
/// <item>Nothing there: try again for as long as the busy-poll budget lasts.</item>
/// <item>Still nothing: wait in poll(2) for the socket or a wake-up, then from step 2.</item>
/// </list>
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxReceiver : Receiver
{
    // What one receive may bring, so that it is still in the cache when the handler reads it: a quarter of a common L2.
    private const int BatchBytesGoal = 256 * 1024;

    private readonly LinuxSocket _socket;
    private readonly WakeEvent _wake;
    private readonly ReceiveRing _ring;
    private readonly ReceiveCounters _counters;
    private readonly ReceiveHeaders _headers;
    private readonly long _busyPollTicks;
    private int _filledCount;
    private int _askCount;

    public LinuxReceiver(LinuxSocket socket, WakeEvent wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options)
    {
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _headers = new ReceiveHeaders(ring.Capacity, socket.Family, options.ReceivePayloadBytes);
        _busyPollTicks = ToStopwatchTicks(options.BusyPoll);
        _askCount = ring.Capacity;
    }

    public override ValueTask<int> ReceiveAsync() => new(Receive());

    public override void Dispose() => _headers.Dispose();

    private int Receive()
    {
        while (true)
        {
            Prepare();
            if (_ring.ArmedCount == 0)
                return WaitForBlocks();

            int count = Poll();
            if (count > 0)
                return Read(count);
            if (_wake.TryConsume())
                return 0;
            if (count == -Errno.EAGAIN)
                _wake.WaitReadable(_socket.Socket.SafeHandle);
            else
                Note(-count);
        }
    }

    /// <summary>Receives, and keeps trying within the busy-poll budget while nothing is there.</summary>
    private int Poll()
    {
        int slots = Math.Min(_askCount, _ring.ArmedCount);
        int count = _socket.ReceiveMany(_headers.Messages, slots);
        if (_busyPollTicks == 0 || count != -Errno.EAGAIN)
            return count;

        long start = Stopwatch.GetTimestamp();
        do
        {
            count = _socket.ReceiveMany(_headers.Messages, slots);
        }
        while (count == -Errno.EAGAIN && !_wake.IsSet && Stopwatch.GetTimestamp() - start < _busyPollTicks);
        return count;
    }

    /// <summary>
    /// Prepares the slots that changed: the ones filled last, whose headers the kernel wrote and whose blocks may have
    /// been replaced, and those armed since. The others are as they were, so an idle ring costs nothing.
    /// </summary>
    private void Prepare()
    {
        Span<ReceivedRun> armed = _ring.Armed;
        int refreshed = Math.Min(_filledCount, armed.Length);
        for (int slot = 0; slot < refreshed; slot++)
            _headers.Prepare(slot, armed[slot].Block!);
        for (int slot = Math.Max(_ring.StableCount, refreshed); slot < armed.Length; slot++)
            _headers.Prepare(slot, armed[slot].Block!);
        _ring.MarkStable();
        _filledCount = 0;
    }

    private int Read(int count)
    {
        Span<ReceivedRun> armed = _ring.Armed;
        int longest = 1;
        for (int slot = 0; slot < count; slot++)
        {
            _headers.Read(slot, ref armed[slot]);
            longest = Math.Max(longest, armed[slot].Length);
        }
        _filledCount = count;

        // The next buffers will be much like these: small ones are asked for many at a time, large ones few.
        _askCount = Math.Clamp(BatchBytesGoal / longest, 1, _ring.Capacity);
        return count;
    }

    /// <summary>Leases hold every block: the kernel's queue absorbs, then drops and counts, until one comes back.</summary>
    private int WaitForBlocks()
    {
        _counters.AddStarvedWait();
        if (!_wake.IsSet)
            _wake.WaitReadable(socket: null);
        _wake.TryConsume();
        return 0;
    }

    /// <summary>
    /// An error the socket had pending: an ICMP message about an earlier datagram (udp(7)) is counted and the loop
    /// goes on; an error that only a fault of the engine explains ends it.
    /// </summary>
    private void Note(int errno)
    {
        if (errno is Errno.EBADF or Errno.ENOTSOCK or Errno.EFAULT or Errno.EINVAL)
            throw new SocketException(errno, $"recvmmsg failed with errno {errno}.");
        if (errno != Errno.EINTR)
            _counters.AddSocketError();
    }

    private static long ToStopwatchTicks(TimeSpan budget) =>
        budget == Timeout.InfiniteTimeSpan ? long.MaxValue : (long)(budget.TotalSeconds * Stopwatch.Frequency);
}
