using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using FastUdp.Buffers;

namespace FastUdp.Transport.Portable;

/// <summary>
/// Fills one slot at a time through <see cref="Socket"/>'s own allocation-free receive. What is already there completes
/// synchronously, and the receive loop awaits a completed task: a flood is a loop and never a recursion. It is its own
/// task source, so that a receive which waits allocates nothing either.
/// </summary>
internal sealed class PortableReceiver : Receiver, IValueTaskSource<int>
{
    // Where the first look finds a datagram, so many receives are expected to find one without looking.
    private const int BacklogReceives = 16;

    private readonly Socket _socket;
    private readonly WakeToken _wake;
    private readonly ReceiveRing _ring;
    private readonly ReceiveCounters _counters;
    private readonly SocketAddress _address;
    private readonly BusyPoll _busyPoll;
    private readonly int _maxDatagramBytes;
    private readonly int _offeredBytes;
    private readonly bool _reportsCuts;
    private readonly Action _onArrived;
    private ManualResetValueTaskSourceCore<int> _completion;
    private ConfiguredValueTaskAwaitable<int>.ConfiguredValueTaskAwaiter _receive;
    private long _sleptAt;
    private int _receivesUntilLook;

    public PortableReceiver(Socket socket, WakeToken wake, ReceiveRing ring, ReceiveCounters counters, UdpEndpointOptions options, bool reportsCuts)
    {
        _reportsCuts = reportsCuts;
        _socket = socket;
        _wake = wake;
        _ring = ring;
        _counters = counters;
        _address = new SocketAddress(socket.AddressFamily, SocketAddressCodec.Size(socket.AddressFamily));
        _busyPoll = new BusyPoll(options.BusyPoll, Environment.ProcessorCount);
        _maxDatagramBytes = options.MaxDatagramBytes;

        // One byte beyond the bound: Unix cuts a longer datagram silently, and this byte is how it shows.
        _offeredBytes = options.MaxDatagramBytes + 1;
        _onArrived = OnArrived;
    }

    // About a millisecond: long against the cost of a turn of the pool's queue, short against its patience.
    public override int TurnsBeforeYield => 256;

    public override bool HasQueued
    {
        get
        {
            _counters.AddCall();
            return _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        }
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "The awaiter is kept for its one use, in Complete.")]
    public override ValueTask<int> ReceiveAsync()
    {
        _ring.Arm(1);
        if (_ring.ArmedCount == 0)
            return WaitForBlocksAsync();

        AwaitBriefly();
        Memory<byte> memory = _ring.Armed[0].Block!.Bytes.AsMemory(0, _offeredBytes);

        // Made ready before, so that nothing stands between the look at the outcome and the wait for it: a receive that
        // completes in between has to be queued to the thread pool, which allocates.
        _completion.Reset();
        _sleptAt = Stopwatch.GetTimestamp();
        _counters.AddCall();
        _receive = _socket.ReceiveFromAsync(memory, SocketFlags.None, _address, _wake.Token).ConfigureAwait(false).GetAwaiter();
        if (_receive.IsCompleted)
            return new ValueTask<int>(Complete());
        _receive.UnsafeOnCompleted(_onArrived);
        return new ValueTask<int>(this, _completion.Version);
    }

    public override void Dispose()
    {
    }

    int IValueTaskSource<int>.GetResult(short token) => _completion.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _completion.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _completion.OnCompleted(continuation, state, token, flags);

    /// <summary>Busy-polls where it is worthwhile; not while there is a backlog, of which each look would cost a call.</summary>
    private void AwaitBriefly()
    {
        if (_receivesUntilLook > 0)
        {
            _receivesUntilLook--;
            return;
        }
        var attempt = new Attempt(_socket, _wake, _counters);
        if (_busyPoll.Try(ref attempt) && attempt.Count == 1 && _busyPoll.IsAdaptive)
            _receivesUntilLook = BacklogReceives;
    }

    private void OnArrived()
    {
        _receivesUntilLook = 0;
        long now = Stopwatch.GetTimestamp();
        _busyPoll.OnSlept(now, now - _sleptAt);
        int count;
        try
        {
            count = Complete();
        }
#pragma warning disable CA1031 // Whatever it is, it is the receive loop's: this call has nobody to throw to.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _completion.SetException(exception);
            return;
        }
        _completion.SetResult(count);
    }

    /// <summary>Takes the outcome of the socket's receive: 1, or 0 where the loop is to look around and go on.</summary>
    private int Complete()
    {
        try
        {
            return Fill(_receive.GetResult());
        }
        catch (OperationCanceledException)
        {
            _wake.Renew();
            return 0;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.MessageSize && _reportsCuts)
        {
            return Fill(_offeredBytes); // Windows reports the cut as an error, with the buffer filled.
        }
        catch (SocketException exception) when (PortableErrors.IsTransient(exception.SocketErrorCode))
        {
            _counters.AddSocketError(PortableErrors.Classify(exception.SocketErrorCode) == SendStatus.Refused);
            return 0;
        }
    }

    private int Fill(int length)
    {
        ref ReceivedRun run = ref _ring.Armed[0];
        run.IsTruncated = length > _maxDatagramBytes;
        run.Length = Math.Min(length, _maxDatagramBytes);
        run.Stride = run.Length;
        run.Remote = SocketAddressCodec.Read(_address.Buffer.Span, _socket.AddressFamily);
        return 1;
    }

    /// <summary>Leases hold every block: the kernel's queue absorbs, then drops and counts, until one comes back.</summary>
    private async ValueTask<int> WaitForBlocksAsync()
    {
        _counters.AddStarvedWait();
        await Task.Delay(Timeout.Infinite, _wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wake.Renew();
        return 0;
    }

    /// <summary>
    /// Looks whether bytes are there, which is cheaper than an asynchronous receive that has to wait. A zero-length
    /// datagram at the head of the queue does not show so; the dearer look that sees it is taken now and then, for else
    /// it would hold up all behind it for as long as the budget lasts.
    /// </summary>
    private struct Attempt(Socket socket, WakeToken wake, ReceiveCounters counters) : IAttempt
    {
        private const int TriesPerPoll = 64;

        /// <summary>How many tries there were.</summary>
        public int Count { get; private set; }

        public bool Succeeds()
        {
            Count++;
            counters.AddCall();
            return socket.Available > 0 || wake.Token.IsCancellationRequested
                || (Count % TriesPerPoll == 0 && Polls());
        }

        private readonly bool Polls()
        {
            counters.AddCall();
            return socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);
        }
    }
}
