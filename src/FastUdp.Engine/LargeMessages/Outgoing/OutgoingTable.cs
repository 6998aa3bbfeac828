using FastUdp.Stores;

namespace FastUdp.LargeMessages;

/// <summary>
/// The remotes a channel sends to, and those among them for which there may be something to send. Those of which nothing is outstanding are
/// forgotten, the longest idle first, when there are more than <see cref="MaxIdle"/> remotes.
/// </summary>
internal sealed class OutgoingTable(Func<RemoteAddress, OutgoingRemote> make)
{
    public const int MaxIdle = 4_096;

    private readonly Dictionary<RemoteAddress, OutgoingRemote> _remotes = [];

    // A remote stands in one of them, or in none while it waits for an acknowledgement.
    private NodeList<OutgoingRemote> _idle;
    private NodeList<OutgoingRemote> _ready;

    public Dictionary<RemoteAddress, OutgoingRemote>.ValueCollection All => _remotes.Values;

    /// <summary>The first of those for which there may be something to send.</summary>
    public OutgoingRemote? FirstReady => _ready.First;

    public OutgoingRemote? Find(in RemoteAddress address) => _remotes.GetValueOrDefault(address);

    /// <summary>The remote of an address, made if need be, and noted not to be idle now.</summary>
    public OutgoingRemote Get(in RemoteAddress address)
    {
        if (_remotes.TryGetValue(address, out OutgoingRemote? remote))
        {
            if (remote is { FirstMessage: null, IsReady: false } && remote != _idle.Last)
            {
                _idle.Remove(remote);
                _idle.AddLast(remote);
            }
            return remote;
        }
        remote = make(address);
        if (_remotes.Count >= MaxIdle && _idle.TryTakeFirst(out OutgoingRemote? oldest))
            _remotes.Remove(oldest.Address);
        _remotes.Add(address, remote);
        _idle.AddLast(remote);
        return remote;
    }

    /// <summary>Notes that a first message of a remote begins.</summary>
    public void OnBusy(OutgoingRemote remote) => _idle.Remove(remote);

    /// <summary>Notes that the last message of a remote has ended.</summary>
    public void OnIdle(OutgoingRemote remote)
    {
        OnSent(remote);
        _idle.AddLast(remote);
    }

    /// <summary>Notes that there may be something to send to a remote.</summary>
    public void OnReady(OutgoingRemote remote)
    {
        if (remote.IsReady || remote.FirstMessage is null)
            return;
        remote.IsReady = true;
        _ready.AddLast(remote);
    }

    /// <summary>Notes that there is nothing more to send to a remote for now.</summary>
    public void OnSent(OutgoingRemote remote)
    {
        if (!remote.IsReady)
            return;
        remote.IsReady = false;
        _ready.Remove(remote);
    }
}
