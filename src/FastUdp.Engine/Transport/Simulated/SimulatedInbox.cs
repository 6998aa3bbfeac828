using FastUdp.Simulation;

namespace FastUdp.Transport.Simulated;

/// <summary>
/// The queue of arrived datagrams, bounded like a kernel's, and the one receive that waits for it. It is also the event
/// of handing over: what arrives at one moment goes to the receive together.
/// <list type="number">
/// <item>A receive waits (<see cref="Wait"/>).</item>
/// <item>A datagram is added: the handing over is scheduled for now, behind what else arrives now.</item>
/// <item>It happens: the receive is taken and completed with datagrams, inline, so that the loop goes on here.</item>
/// <item>Or somebody wakes the receive: it is taken and completed with none, on the thread that woke it.</item>
/// </list>
/// Whoever takes the receive, under the lock, is alone with its loop until the loop waits again; so a handler never runs
/// on two threads, and never but within an event. A wake-up that finds no receive waits for the next.
/// </summary>
internal sealed class SimulatedInbox(VirtualTime time, DatagramPool pool, int capacityBytes) : VirtualEvent
{
    // About what a kernel charges for a datagram besides its bytes; and so those of no bytes are bounded too.
    private const int OverheadBytes = 256;

    private readonly Lock _gate = new();
    private readonly Queue<SimulatedDatagram> _datagrams = new();
    private SimulatedReceiver? _waiting;
    private bool _wantsDatagrams;
    private bool _isDue;
    private bool _isWoken;
    private bool _isClosed;
    private int _chargedBytes;
    private long _droppedCount;

    /// <summary>Datagrams that found no room.</summary>
    public long DroppedCount => Interlocked.Read(ref _droppedCount);

    /// <summary>Queues a datagram. False when it is dropped, and still the caller's.</summary>
    public bool TryAdd(SimulatedDatagram datagram)
    {
        lock (_gate)
        {
            if (_isClosed || _chargedBytes + Charge(datagram) > capacityBytes)
            {
                Interlocked.Increment(ref _droppedCount);
                return false;
            }
            _chargedBytes += Charge(datagram);
            datagram.ArrivedAtUnixNanoseconds = time.UnixNanoseconds;
            datagram.DropsBefore = _droppedCount;
            _datagrams.Enqueue(datagram);
            ScheduleIfWanted();
            return true;
        }
    }

    /// <summary>Takes the oldest datagram; whoever takes it gives it back (<see cref="Return"/>).</summary>
    public SimulatedDatagram? TryTake()
    {
        lock (_gate)
        {
            if (!_datagrams.TryDequeue(out SimulatedDatagram? datagram))
                return null;
            _chargedBytes -= Charge(datagram);
            return datagram;
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
                return _datagrams.Count;
        }
    }

    public void Return(SimulatedDatagram datagram) => pool.Return(datagram);

    /// <summary>Has a receive wait; at once completed when it was woken before.</summary>
    /// <param name="receiver">The receive.</param>
    /// <param name="wantsDatagrams">Whether it has room for any; otherwise only a wake-up completes it.</param>
    public void Wait(SimulatedReceiver receiver, bool wantsDatagrams)
    {
        lock (_gate)
        {
            if (!_isWoken && !_isClosed)
            {
                _waiting = receiver;
                _wantsDatagrams = wantsDatagrams;
                ScheduleIfWanted();
                return;
            }
            _isWoken = false;
        }
        receiver.Wake(isClosed: _isClosed);
    }

    /// <summary>Completes the receive that waits, or else has the next not wait. Any thread.</summary>
    public void Wake()
    {
        SimulatedReceiver? receiver;
        lock (_gate)
        {
            receiver = TakeWaiting();
            _isWoken = receiver is null;
        }
        receiver?.Wake(isClosed: false);
    }

    /// <summary>Drops what is queued and what will come, and fails the receive that waits and those to come.</summary>
    public void Close()
    {
        SimulatedReceiver? receiver;
        lock (_gate)
        {
            _isClosed = true;
            receiver = TakeWaiting();
            while (_datagrams.TryDequeue(out SimulatedDatagram? datagram))
                pool.Return(datagram);
        }
        receiver?.Wake(isClosed: true);
    }

    public override void Happen()
    {
        SimulatedReceiver? receiver;
        lock (_gate)
        {
            _isDue = false;
            receiver = _wantsDatagrams ? TakeWaiting() : null;
        }
        receiver?.Fill();
    }

    private static int Charge(SimulatedDatagram datagram) => datagram.Length + OverheadBytes;

    private SimulatedReceiver? TakeWaiting()
    {
        SimulatedReceiver? receiver = _waiting;
        _waiting = null;
        _wantsDatagrams = false;
        return receiver;
    }

    private void ScheduleIfWanted()
    {
        if (_isDue || !_wantsDatagrams || _datagrams.Count == 0)
            return;
        _isDue = true;
        time.Schedule(TimeSpan.Zero, this);
    }
}
