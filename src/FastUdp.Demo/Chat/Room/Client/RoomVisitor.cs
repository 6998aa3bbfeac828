using System.Text;
using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>A member at an endpoint that is connected to the room: the receive loop, a timer and the caller take turns under one lock.</summary>
internal sealed class RoomVisitor : IDatagramHandler, IMembers, IMembershipLink, IDisposable
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly UdpEndpoint _endpoint;
    private readonly Membership _membership;
    private readonly RoomInbox _inbox;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private bool _isOver;

    /// <param name="endpoint">Connected to the room; its run is the caller's.</param>
    /// <param name="name">A name.</param>
    /// <param name="events">Who is told, under the lock.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">For what tells one join from another.</param>
    public RoomVisitor(UdpEndpoint endpoint, string name, IMembershipEvents events, TimeProvider time, Random chance)
    {
        _endpoint = endpoint;
        _membership = new Membership(Encoding.UTF8.GetBytes(name), this, events, chance);
        _inbox = new RoomInbox(this);
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(static visitor => ((RoomVisitor)visitor!).Tick(), this, Turn, Turn);
    }

    /// <summary>How the last datagram to the room fared.</summary>
    public SendResult LastSend { get; private set; }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    public void Join()
    {
        lock (_lock)
            _membership.Join(Now);
    }

    /// <inheritdoc cref="Membership.TrySay"/>
    public bool TrySay(ReadOnlySpan<byte> text)
    {
        lock (_lock)
            return _membership.TrySay(text, Now);
    }

    public void AskNames(uint from)
    {
        lock (_lock)
            _membership.AskNames(from, Now);
    }

    public void Leave()
    {
        lock (_lock)
            _membership.Leave(Now);
    }

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_lock)
        {
            _inbox.Now = Now;
            _inbox.OnBatch(batch, sender);
        }
    }

    /// <summary>Ends the timer. Before the endpoint is disposed.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_lock)
            _isOver = true;
    }

    Membership IMembers.Find(in Datagram datagram) => _membership;

    void IMembershipLink.Send<TMessage>(scoped in TMessage message) => LastSend = _endpoint.TrySend(message);

    private void Tick()
    {
        lock (_lock)
        {
            if (!_isOver)
                _membership.Tick(Now);
        }
    }
}
