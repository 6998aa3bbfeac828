using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>
/// A room: takes each line of each member once, gives it a number, and sends it to every other member (docs/chat-room.md). A state
/// machine without a timer or a thread: one call at a time, time and sender come with it.
/// </summary>
[DatagramDispatcher]
internal sealed partial class ChatRoom
{
    private readonly RoomOptions _options;
    private readonly IRoomEvents _events;
    private readonly Seats _seats = new();
    private readonly LineRelay _relay;
    private readonly RoomDoor _door;
    private readonly ulong _room;
    private RateMeter _notices;
    private RoomCounters _counters;

    public ChatRoom(RoomOptions options, IRoomEvents events, AddressProof proof)
    {
        _options = options;
        _events = events;
        var secrets = new Secrets(options.Chance);
        _room = secrets.Next();
        _relay = new LineRelay(_seats, _room);
        _door = new RoomDoor(_seats, _relay, options, _room, secrets, proof);
    }

    /// <summary>The time of what comes next, on any clock that does not go back.</summary>
    public TimeSpan Now { get; set; }

    public int Members => _seats.Count;

    public RoomCounters Counters => _counters;

    /// <summary>Puts out those of whom nothing has been heard for too long.</summary>
    public void Sweep(DatagramSender sender)
    {
        _door.Expire(Now);
        for (int place = _seats.Count - 1; place >= 0; place--)
        {
            Seat seat = _seats[place];
            if (Now - seat.LastHeard < _options.Timeout)
                continue;
            _counters.Timeouts++;
            PutOut(seat, LineKind.TimedOut, sender);
        }
    }

    [Handles]
    private void OnJoin(in Join join, in DatagramContext context)
    {
        if (!_door.IsProven(join, context))
            _counters.Challenges++;
        else if (_seats.TryFind(context.Remote, out Seat? seat) && seat.Nonce == join.Nonce)
            _door.Welcome(seat, context);
        else if (_door.IsPast(join.Nonce))
            _counters.PastJoins++;
        else if (_door.Judge(join, context.Remote, out string? name) is { } reason)
            Refuse(join, reason, context);
        else
            Admit(join, name!, seat, context);
    }

    [Handles]
    private void OnSay(in Say say, in DatagramContext context)
    {
        if (Find(say.Key, context) is not { } seat)
            return;
        if (say.Sequence == seat.LastSequence + 1)
            Take(say, seat, context);
        else
            _counters.SaidAgain++;

        // Its answer may have been lost. What is older than the last line needs none, for the member has gone on.
        if (say.Sequence == seat.LastSequence)
            context.Reply(new Heard(seat.Key, seat.LastSequence, seat.LastNumber));
    }

    [Handles]
    private void OnAlive(in Alive alive, in DatagramContext context)
    {
        if (Find(alive.Key, context) is not { } seat || !MayAsk(seat))
            return;
        _counters.LinesAgain += _relay.SendAgain(alive, context.Datagram, context.Sender);
        context.Reply(new RoomState(_room, _relay.Oldest, _relay.Newest));
    }

    [Handles]
    private void OnWhoIsHere(in WhoIsHere asked, in DatagramContext context)
    {
        if (Find(asked.Key, context) is not { } seat || !MayAsk(seat))
            return;
        Span<byte> names = stackalloc byte[RoomLimits.MaxNamesBytes];
        int length = _seats.WriteNames((int)Math.Min(asked.From, (uint)_seats.Count), names, out int next);
        context.Reply(new Names
        {
            Key = asked.Key,
            From = asked.From,
            Next = next < _seats.Count ? (uint)next : 0,
            Members = (uint)_seats.Count,
            List = names[..length],
        });
    }

    [Handles]
    private void OnLeave(in Leave leave, in DatagramContext context)
    {
        if (Find(leave.Key, context) is not { } seat)
            return;
        _counters.Leaves++;
        context.Reply(new Gone(seat.Key));
        PutOut(seat, LineKind.Left, context.Sender);
    }

    /// <summary>Whoever a key belongs to at this address; a stranger is told that it is nobody's, with as many bytes as the shortest has.</summary>
    private Seat? Find(ulong key, in DatagramContext context)
    {
        if (_seats.TryFind(context.Remote, out Seat? seat) && seat.Key == key)
        {
            seat.LastHeard = Now;
            return seat;
        }
        _counters.Strangers++;
        context.Reply(new Gone(key));
        return null;
    }

    private void Admit(in Join join, string name, Seat? before, in DatagramContext context)
    {
        if (before is not null)
        {
            _counters.Replaced++;
            PutOut(before, LineKind.Left, context.Sender);
        }
        _counters.Joins++;
        Seat seat = _door.Admit(join.Nonce, name, context, Now);
        Notify(seat, LineKind.Joined, context.Sender);
        _door.Welcome(seat, context);
    }

    private void Refuse(in Join join, RefusalReason reason, in DatagramContext context)
    {
        _counters.Refusals++;
        context.Reply(new Refused(join.Nonce, reason));
    }

    private void Take(in Say say, Seat seat, in DatagramContext context)
    {
        if (say.Text.IsEmpty)
        {
            _counters.Empty++;
        }
        else if (!seat.MaySay(_options.Lines, Now))
        {
            _counters.SaidTooFast++;
        }
        else
        {
            _counters.Lines++;
            _counters.FannedOut += _relay.Send(LineKind.Said, seat, say.Text, context.Sender);
            seat.LastSequence = say.Sequence;
            seat.LastNumber = _relay.Newest;
        }
    }

    private bool MayAsk(Seat seat)
    {
        bool may = seat.MayAsk(Now);
        _counters.AskedTooFast += may ? 0 : 1;
        return may;
    }

    private void PutOut(Seat seat, LineKind how, DatagramSender sender)
    {
        _door.Dismiss(seat, Now);
        Notify(seat, how, sender);
    }

    private void Notify(Seat seat, LineKind how, DatagramSender sender)
    {
        if (!_notices.TryTake(RoomOptions.Notices, Now))
        {
            _counters.Untold++;
            return;
        }
        _counters.FannedOut += _relay.Send(how, seat, default, sender);
        _events.OnMoved(seat, how, _seats.Count);
    }
}
