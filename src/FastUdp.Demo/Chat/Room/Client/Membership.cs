using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>
/// A member's side of the protocol (docs/chat-room.md): a state machine without a socket, a clock or a thread. One call at a time; time
/// comes with it, on a clock that does not go back.
/// <list type="number">
/// <item>Join, again and again, with the token as soon as there is one.</item>
/// <item>Say one line at a time, again and again until it is heard, so that the room can tell a copy from the next.</item>
/// <item>Show lines in the order of their numbers; ask for what is missing, at once and then again and again.</item>
/// <item>Say from time to time what has come, by which the room knows that somebody is there.</item>
/// <item>Told to be gone: join again, with what was not heard still to be said.</item>
/// </list>
/// </summary>
internal sealed partial class Membership(byte[] name, IMembershipLink link, IMembershipEvents events, Random chance)
{
    /// <summary>How many lines may wait to be said.</summary>
    public const int MaxUnsaid = 64;

    // So that of a member's signs of life several may be lost.
    private const int AlivesPerTimeout = 6;

    private readonly Queue<byte[]> _unsaid = new();
    private readonly LineWindow _lines = new();
    private Repetition _joining;
    private Repetition _saying;
    private Repetition _asking;
    private Repetition _listing;
    private Repetition _leaving;
    private ulong _nonce;
    private ulong _token;
    private ulong _key;
    private ulong _room;
    private ulong _askedThrough;
    private uint _member;
    private uint _sequence;
    private uint _listFrom;
    private TimeSpan _timeout;
    private TimeSpan _nextAlive;
    private TimeSpan _lastHeard;
    private bool _isSilenceTold;
    private bool _isRefusalTold;

    public MembershipState State { get; private set; }

    /// <summary>Lines not heard by the room yet.</summary>
    public int Unsaid => _unsaid.Count;

    /// <summary>Whether it waits for lines that it knows to exist.</summary>
    public bool HasGap => _lines.HasGap;

    /// <summary>Lines that came again, or are not this room's.</summary>
    public long Ignored { get; private set; }

    public void Join(TimeSpan now)
    {
        State = MembershipState.Joining;
        _nonce = (ulong)chance.NextInt64(1, long.MaxValue);
        _token = 0;
        _lastHeard = now;
        _joining.Begin(now);
        SendJoin();
    }

    /// <summary>Says a line, at once or after those that are not heard yet; false when too many are.</summary>
    /// <param name="text">1 to <see cref="RoomLimits.MaxTextBytes"/> bytes.</param>
    /// <param name="now">The time.</param>
    public bool TrySay(ReadOnlySpan<byte> text, TimeSpan now)
    {
        if (_unsaid.Count == MaxUnsaid)
            return false;
        _unsaid.Enqueue(text.ToArray());
        if (_unsaid.Count == 1 && State == MembershipState.Present)
            SayNext(now);
        return true;
    }

    /// <summary>Asks who is there, from a place on; the answer is asked for until it comes.</summary>
    public void AskNames(uint from, TimeSpan now)
    {
        _listFrom = from;
        _listing.Begin(now);
        link.Send(new WhoIsHere(_key, from));
    }

    public void Leave(TimeSpan now)
    {
        bool wasPresent = State == MembershipState.Present;
        State = wasPresent ? MembershipState.Leaving : MembershipState.Outside;
        if (!wasPresent)
        {
            events.OnLeft();
            return;
        }
        _leaving.Begin(now);
        link.Send(new Leave(_key));
    }

    /// <summary>Sends what is due, a few times a second.</summary>
    public void Tick(TimeSpan now)
    {
        if (State == MembershipState.Joining && _joining.IsDue(now))
            SendJoin();
        if (State == MembershipState.Leaving && _leaving.IsDue(now))
            link.Send(new Leave(_key));
        if (State == MembershipState.Present)
            TickPresent(now);
        if (_key != 0 && State is (MembershipState.Present or MembershipState.Joining))
            TellSilence(now);
    }

    private void TickPresent(TimeSpan now)
    {
        if (_saying.IsDue(now))
            SendSay();
        if (_listing.IsDue(now))
            link.Send(new WhoIsHere(_key, _listFrom));
        if (_asking.IsDue(now) || now >= _nextAlive)
            SendAlive(now);
    }

    private void TellSilence(TimeSpan now)
    {
        if (now - _lastHeard < _timeout || _isSilenceTold)
            return;
        _isSilenceTold = true;
        events.OnSilence(now - _lastHeard);
    }

    private void SendJoin() => link.Send(new Join { Nonce = _nonce, Token = _token, Name = name });

    private void SayNext(TimeSpan now)
    {
        _sequence++;
        _saying.Begin(now);
        SendSay();
    }

    private void SendSay() => link.Send(new Say { Key = _key, Sequence = _sequence, Text = _unsaid.Peek() });

    private void SendAlive(TimeSpan now)
    {
        int missing = _lines.CountMissing(RoomLimits.MaxLinesAgain);
        _askedThrough = _lines.Next + (ulong)missing - 1;
        _nextAlive = now + (_timeout / AlivesPerTimeout);
        link.Send(new Alive(_key, _lines.Next - 1, (ushort)missing));
    }
}
