using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Client;

// What comes from the room. What has not its secrets is somebody else's, or an earlier room's, and ignored.
internal sealed partial class Membership
{
    public void OnChallenge(in Challenge challenge)
    {
        // A copy of it would only bring copies of the join.
        if (State != MembershipState.Joining || challenge.Nonce != _nonce || challenge.Token == _token)
            return;
        _token = challenge.Token;
        SendJoin();
    }

    public void OnJoined(in Joined joined, TimeSpan now)
    {
        if (State != MembershipState.Joining || joined.Nonce != _nonce)
            return;
        bool isAgain = _key != 0;
        State = MembershipState.Present;
        _joining.Stop();
        _isRefusalTold = false;
        _key = joined.Key;
        _member = joined.Member;
        _sequence = 0;
        _timeout = TimeSpan.FromMilliseconds(joined.TimeoutMilliseconds);
        HearRoom(now);
        if (joined.Room != _room)
            _lines.Begin(joined.First);
        _room = joined.Room;
        _lines.Note(joined.Newest);
        events.OnJoined(joined, isAgain);
        if (_unsaid.Count > 0)
            SayNext(now);
        SendAlive(now);
        _asking.Begin(now);
    }

    public void OnRefused(in Refused refused, TimeSpan now)
    {
        if (State != MembershipState.Joining || refused.Nonce != _nonce)
            return;
        HearRoom(now);
        if (!_isRefusalTold)
            events.OnRefused(refused.Reason);
        _isRefusalTold = true;

        // Who was a member before may be one again, when the name is free.
        if (_key != 0)
            return;
        State = MembershipState.Outside;
        _joining.Stop();
    }

    public void OnHeard(in Heard heard, TimeSpan now)
    {
        if (State != MembershipState.Present || heard.Key != _key || heard.Sequence != _sequence || !_saying.IsRunning)
            return;
        HearRoom(now);
        _saying.Stop();
        _unsaid.Dequeue();
        events.OnHeard(heard.Number);
        if (!_lines.TryPass(heard.Number))
            _lines.KeepOwn(heard.Number);
        GoOn(now);
        if (_unsaid.Count > 0)
            SayNext(now);
    }

    /// <param name="line">The line.</param>
    /// <param name="datagram">The same as it came, to be kept if it came early.</param>
    /// <param name="now">The time.</param>
    public void OnLine(in Line line, ReadOnlySpan<byte> datagram, TimeSpan now)
    {
        if (State != MembershipState.Present || line.Room != _room || line.Number < _lines.Next)
        {
            Ignored++;
            return;
        }
        HearRoom(now);
        if (_lines.TryPass(line.Number))
            Show(line);
        else
            _lines.Keep(line.Number, datagram);
        GoOn(now);
    }

    public void OnState(in RoomState state, TimeSpan now)
    {
        if (State != MembershipState.Present || state.Room != _room)
            return;
        HearRoom(now);
        _lines.Note(state.Newest);
        while (_lines.Next < state.Oldest)
        {
            if (_lines.Skip(state.Oldest) is > 0 and ulong missed)
                events.OnMissed(missed);
            ShowEarly();
        }
        GoOn(now);
    }

    public void OnNames(in Names names, TimeSpan now)
    {
        if (State != MembershipState.Present || names.Key != _key || names.From != _listFrom || !_listing.IsRunning)
            return;
        HearRoom(now);
        _listing.Stop();
        events.OnNames(names);
    }

    public void OnGone(in Gone gone, TimeSpan now)
    {
        if (gone.Key != _key || State is not (MembershipState.Present or MembershipState.Leaving))
            return;
        if (State == MembershipState.Leaving)
        {
            State = MembershipState.Outside;
            events.OnLeft();
            return;
        }
        events.OnForgotten();
        _saying.Stop();
        _listing.Stop();
        Join(now);
    }

    private void HearRoom(TimeSpan now)
    {
        _lastHeard = now;
        _isSilenceTold = false;
    }

    /// <summary>Shows what waited for what has just come, and asks for what is still missing.</summary>
    private void GoOn(TimeSpan now)
    {
        ShowEarly();

        // At once where something is newly missing, or all that was asked for has come; else again and again.
        if (!_lines.HasGap)
        {
            _asking.Stop();
        }
        else if (!_asking.IsRunning || _lines.Next > _askedThrough)
        {
            _asking.Begin(now);
            SendAlive(now);
        }
    }

    private void ShowEarly()
    {
        while (_lines.TryTake(out ReadOnlySpan<byte> kept))
        {
            if (!kept.IsEmpty && Line.TryRead(kept, out Line line, out _))
                Show(line);
        }
    }

    /// <summary>What is about oneself is one's own line, whose acknowledgement was lost, or one's own coming.</summary>
    private void Show(in Line line)
    {
        if (line.Speaker != _member)
            events.OnLine(line);
    }
}
