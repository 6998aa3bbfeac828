namespace FastUdp.LargeMessages;

/// <summary>The remotes of which anything is kept; as many as there are incomplete messages and sessions at most.</summary>
internal sealed class RemoteTable
{
    private readonly Dictionary<RemoteAddress, IncomingRemote> _remotes = [];

    public int Count => _remotes.Count;

    public IncomingRemote? Find(in RemoteAddress address) => _remotes.GetValueOrDefault(address);

    /// <summary>Makes a remote, of which something is to be kept.</summary>
    public IncomingRemote Add(in RemoteAddress address)
    {
        var remote = new IncomingRemote(address);
        _remotes.Add(address, remote);
        return remote;
    }

    /// <summary>Forgets a remote of which nothing is kept.</summary>
    public void RemoveIfEmpty(IncomingRemote remote)
    {
        if (remote.IsEmpty)
            _remotes.Remove(remote.Address);
    }
}
