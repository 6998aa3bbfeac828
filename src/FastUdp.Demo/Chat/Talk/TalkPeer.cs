namespace FastUdp.Demo.Chat.Talk;

/// <summary>What becomes of a datagram of somebody.</summary>
internal enum Speaker
{
    /// <summary>It is the peer's.</summary>
    Peer = 0,

    /// <summary>It is the peer's, who was not the peer before.</summary>
    NewPeer,

    /// <summary>It is of somebody the chat is not with, and not shown.</summary>
    Stranger,
}

/// <summary>
/// Who the other person is. The first who speaks keeps the place, and so does whoever was named from the start; who is said
/// to have gone loses it to the next one who speaks, but is spoken to until then: it may come back.
/// </summary>
/// <param name="named">Whom to talk with from the start; null when that is whoever comes.</param>
/// <param name="isAnyoneHeard">Whether there are no strangers. Spoken to is then whoever was named, else whoever spoke last.</param>
/// <remarks>Safe from any thread.</remarks>
internal sealed class TalkPeer(RemoteAddress? named, bool isAnyoneHeard)
{
    private readonly bool _isNamed = named is not null;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _isThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RemoteAddress? _address = named;
    private bool _hasGone;

    public bool IsAnyoneHeard => isAnyoneHeard;

    /// <summary>Who is spoken to; null when nobody has come yet.</summary>
    public RemoteAddress? Address
    {
        get
        {
            lock (_lock)
                return _address;
        }
    }

    /// <summary>Waits until there is somebody to speak to.</summary>
    public async ValueTask<RemoteAddress> WaitAsync(CancellationToken stop)
    {
        if (Address is null)
            await _isThere.Task.WaitAsync(stop);
        return Address!.Value;
    }

    /// <summary>Judges whom a datagram is of.</summary>
    public Speaker Judge(in RemoteAddress from)
    {
        lock (_lock)
        {
            if (_address == from || (isAnyoneHeard && _isNamed))
                return Stay();
            if (_address is not null && !_hasGone && !isAnyoneHeard)
                return Speaker.Stranger;
            _address = from;
            _hasGone = false;
            _isThere.TrySetResult();
            return Speaker.NewPeer;
        }
    }

    /// <summary>Somebody cannot be reached any more.</summary>
    public void LetGo(in RemoteAddress who)
    {
        lock (_lock)
            _hasGone |= _address == who && !_isNamed;
    }

    private Speaker Stay()
    {
        _hasGone = false;
        return Speaker.Peer;
    }
}
