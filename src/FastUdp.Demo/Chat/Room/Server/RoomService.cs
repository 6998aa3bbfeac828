using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// A room at an endpoint: the receive loop and a timer take turns at it, under one lock, which the loop takes once a batch.
/// </summary>
internal sealed class RoomService : IDatagramHandler, IDisposable
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly ChatRoom _room;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly DatagramSender _sender;
    private readonly ITimer _timer;
    private bool _isDisposed;

    /// <param name="endpoint">Where the room is; its run is the caller's.</param>
    /// <param name="options">How it is kept.</param>
    /// <param name="events">Who is told.</param>
    /// <param name="time">The clock.</param>
    public RoomService(UdpEndpoint endpoint, RoomOptions options, IRoomEvents events, TimeProvider time)
    {
        _room = new ChatRoom(options, events, new AddressProof(RoomOptions.ProofLifetime, time));
        _time = time;
        _start = time.GetTimestamp();
        _sender = endpoint.CreateSender();

        // Whoever falls silent stays for a quarter longer than the time-out at most.
        TimeSpan turn = options.Timeout / 4 < LongestTurn ? options.Timeout / 4 : LongestTurn;
        _timer = time.CreateTimer(static service => ((RoomService)service!).Sweep(), this, turn, turn);
    }

    public RoomCounters Counters
    {
        get
        {
            lock (_lock)
                return _room.Counters;
        }
    }

    public int Members
    {
        get
        {
            lock (_lock)
                return _room.Members;
        }
    }

    /// <summary>What was understood, and what was not.</summary>
    public DispatchStatistics Dispatched => _room.Dispatched;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_lock)
        {
            _room.Now = _time.GetElapsedTime(_start);
            _room.OnBatch(batch, sender);
        }
    }

    /// <summary>Ends the timer. Before the endpoint is disposed.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
        {
            if (!_isDisposed)
                _sender.Dispose();
            _isDisposed = true;
        }
    }

    private void Sweep()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _room.Now = _time.GetElapsedTime(_start);
            _room.Sweep(_sender);
            _sender.Flush();
        }
    }
}
