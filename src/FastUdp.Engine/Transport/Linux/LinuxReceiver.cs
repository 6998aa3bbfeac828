using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using FastUdp.Buffers;
using FastUdp.Interop.Linux;

namespace FastUdp.Transport.Linux;

/// <summary>
/// Fills a ring with recvmmsg(2). It blocks its thread, and completes synchronously.
/// <list type="number">
/// <item>Arm as many slots as are to be asked for; make ready those that the last receive filled or that have a new block.</item>
/// <item>Receive without waiting. Datagrams there: read the headers, done.</item>
/// <item>Nothing there: try again for as long as the busy-poll budget lasts.</item>
/// <item>Still nothing: wait in poll(2) for the socket or a wake-up, then from step 2.</item>
/// <item>Where datagrams come one by one with pauses, steps 2 to 4 are one call instead: a receive that waits, but not
/// for long, since no wake-up ends it.</item>
/// </list>
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class LinuxReceiver : Receiver
{
    // What one receive may bring, so that it is still in the cache when the handler reads it: a quarter of a common L2.
    private const int BatchBytesGoal = 256 * 1024;

    private const int AskGrowth = 4;

    // How long a receive that waits may keep the loop from a wake-up.
    private static readonly TimeSpan NapLimit = TimeSpan.FromMilliseconds(10);

    private readonly LinuxSocket _socket;
    private readonly WakeEvent _wake;
    private readonly ReceiveRing _ring;
    private readonly ReceiveCounters _counters;
    private readonly ErrorQueue? _errors;
    private readonly ReceiveHeaders _headers;
    private readonly BusyPoll _busyPoll;
    private int _filledCount;
    private int _askCount = 1;

    // When the loop last went to sleep, until it has looked what for; 0 otherwise.
    private long _sleptAt;

    // Whether the last receive, after a sleep, took all there was: then a try before the next sleep would be in vain,
    // and datagrams that come one by one are waited for within the receive, without a poll.
    private bool _expectsNothing;

    public LinuxReceiver(
        LinuxSocket socket, WakeEvent wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options,
        MetadataFields metadata, ErrorQueue? errors)
    {
        _errors = errors;
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _headers = new ReceiveHeaders(ring.Capacity, socket.Family, options.ReceivePayloadBytes, metadata);
        _busyPoll = new BusyPoll(options.BusyPoll, Environment.ProcessorCount);
        socket.LimitWait(NapLimit);
    }

    public override int TurnsBeforeYield => 0;

    public override bool HasQueued
    {
        get
        {
            _counters.AddCall();
            return _socket.HasDatagram();
        }
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

            int count = _expectsNothing ? Nap() : Poll();
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
        int count = ReceiveMany(slots);
        _expectsNothing = HasSlept() && count < slots;
        return count == -Errno.EAGAIN ? PollAgain(slots) : count;
    }

    /// <summary>Waits for the next datagram within the receive itself, for a moment.</summary>
    private int Nap()
    {
        // One more than expected, for only a slot left empty shows that there was no more.
        int slots = Math.Min(_askCount + 1, _ring.ArmedCount);
        _sleptAt = Stopwatch.GetTimestamp();
        _counters.AddCall();
        int count = _socket.WaitAndReceiveMany(_headers.Messages, slots);
        _expectsNothing = HasSlept() && count > 0 && count < slots;
        return count;
    }

    private int ReceiveMany(int slots)
    {
        _counters.AddCall();
        return _socket.ReceiveMany(_headers.Messages, slots);
    }

    private int PollAgain(int slots)
    {
        var attempt = new Attempt(this, slots);
        _busyPoll.Try(ref attempt);
        return attempt.Count;
    }

    private void Sleep()
    {
        _sleptAt = Stopwatch.GetTimestamp();
        _counters.AddCall();
        bool hasError = _wake.WaitReadable(_socket.Socket.SafeHandle);

        // A send may have met the error that an entry of the queue left pending; the entry itself would end every sleep.
        if (hasError)
            ReadErrors();
    }

    private void ReadErrors()
    {
        _errors?.Read();
        _errors?.Tell();
    }

    /// <summary>Whether this receive comes after a sleep that was worth it, and the next probably will too.</summary>
    private bool HasSlept()
    {
        if (_sleptAt == 0)
            return false;
        long now = Stopwatch.GetTimestamp();
        long gap = now - _sleptAt;
        _sleptAt = 0;
        return _busyPoll.OnSlept(now, gap);
    }

    /// <summary>
    /// Prepares the slots that changed: the ones filled last, whose headers the kernel wrote and whose blocks may have
    /// been replaced, and those armed since. The others are as they were, so an idle ring costs nothing.
    /// </summary>
    private void Prepare()
    {
        _ring.Arm(_askCount + 1); // One more for a nap.
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

        // The next receive will be much like this one. Asking for a slot that stays empty costs a look at the queue, so
        // ask for what came; but for a multiple, up to what the cache holds, when that was all that had been asked for.
        int asked = count < _askCount ? count : _askCount * AskGrowth;
        _askCount = Math.Clamp(asked, 1, Math.Clamp(BatchBytesGoal / longest, 1, _ring.Capacity));
        return count;
    }

    /// <summary>Leases hold every block: the kernel's queue absorbs, then drops and counts, until one comes back.</summary>
    private int WaitForBlocks()
    {
        _counters.AddStarvedWait();
        if (!_wake.IsSet)
        {
            _counters.AddCall();
            _wake.WaitReadable(socket: null);
        }
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
        if (errno == Errno.EINTR)
            return;

        // With an error queue a refusal is counted as it is read.
        _counters.AddSocketError(errno == Errno.ECONNREFUSED && _errors is null);
        ReadErrors();
    }

    private struct Attempt(LinuxReceiver receiver, int slots) : IAttempt
    {
        public int Count { get; private set; } = -Errno.EAGAIN;

        public bool Succeeds()
        {
            Count = receiver.ReceiveMany(slots);
            return Count != -Errno.EAGAIN || receiver._wake.IsSet;
        }
    }
}
