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
    private readonly BusyPoll _busyPoll;
    private int _filledCount;
    private int _askCount;

    // When the loop last went to sleep, until it has looked what for; 0 otherwise.
    private long _sleptAt;

    public LinuxReceiver(LinuxSocket socket, WakeEvent wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options)
    {
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _headers = new ReceiveHeaders(ring.Capacity, socket.Family, options.ReceivePayloadBytes);
        _busyPoll = new BusyPoll(options.BusyPoll, Environment.ProcessorCount);
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
                Sleep();
            else
                Note(-count);
        }
    }

    /// <summary>Receives, and keeps trying within the busy-poll budget while nothing is there.</summary>
    private int Poll()
    {
        int slots = Math.Min(_askCount, _ring.ArmedCount);
        int count = _socket.ReceiveMany(_headers.Messages, slots);
        if (_sleptAt != 0)
            NoteSleep();
        return count == -Errno.EAGAIN ? PollAgain(slots) : count;
    }

    private int PollAgain(int slots)
    {
        int count = -Errno.EAGAIN;
        long start = Stopwatch.GetTimestamp();
        long budget = _busyPoll.Budget(start);
        if (budget == 0)
            return count;

        long last = start;
        while (count == -Errno.EAGAIN && !_wake.IsSet && last - start < budget)
        {
            count = _socket.ReceiveMany(_headers.Messages, slots);
            long now = Stopwatch.GetTimestamp();
            _busyPoll.OnTry(now, now - last);
            last = now;
        }
        if (count == -Errno.EAGAIN)
            _busyPoll.OnSpent();
        return count;
    }

    private void Sleep()
    {
        _sleptAt = Stopwatch.GetTimestamp();
        _wake.WaitReadable(_socket.Socket.SafeHandle);
    }

    private void NoteSleep()
    {
        _busyPoll.OnSlept(Stopwatch.GetTimestamp() - _sleptAt);
        _sleptAt = 0;
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
}
