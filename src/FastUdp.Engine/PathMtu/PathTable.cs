using System.Diagnostics.CodeAnalysis;

namespace FastUdp.PathMtu;

/// <summary>
/// The remotes of a discovery, bounded: a new one takes the place of the one that was not used for longest. Guarded by the discovery's lock.
/// </summary>
internal sealed class PathTable(UdpEndpoint endpoint, PathMtuOptions options, PathMtuCounters counters)
{
    private readonly Dictionary<RemoteAddress, PathRecord> _records = [];
    private readonly LinkedList<PathRecord> _byUse = [];

    public int Count => _records.Count;

    public IEnumerable<PathRecord> All => _byUse;

    public PathRecord? Find(in RemoteAddress remote) => _records.GetValueOrDefault(remote);

    /// <summary>Finds a remote that is used now.</summary>
    public bool TryUse(in RemoteAddress remote, [NotNullWhen(true)] out PathRecord? path)
    {
        if (!_records.TryGetValue(remote, out path))
            return false;
        if (_byUse.Last != path.Place)
        {
            _byUse.Remove(path.Place);
            _byUse.AddLast(path.Place);
        }
        path.Search.OnUse();
        return true;
    }

    /// <summary>Begins with a remote that is not there.</summary>
    /// <param name="remote">Who it is.</param>
    /// <param name="forgotten">The one that had to go for it; null when there was room.</param>
    /// <exception cref="ArgumentException">The remote cannot be reached from the endpoint.</exception>
    public PathRecord Add(in RemoteAddress remote, out PathRecord? forgotten)
    {
        endpoint.CheckRemote(remote);
        var search = new PathMtuSearch(
            options, UdpLimits.HeaderBytes(remote.AddressFamily), UdpLimits.MaxPayloadBytes(remote.AddressFamily), counters);
        if (endpoint.ReadPathMtu(remote) is { } mtuBytes)
            search.SuggestMtu(mtuBytes);
        forgotten = _records.Count == options.MaxRemotes ? ForgetFirst() : null;
        var path = new PathRecord(remote, search);
        _records.Add(remote, path);
        _byUse.AddLast(path.Place);
        return path;
    }

    private PathRecord ForgetFirst()
    {
        PathRecord forgotten = _byUse.First!.Value;
        forgotten.IsForgotten = true;
        _byUse.RemoveFirst();
        _records.Remove(forgotten.Remote);
        counters.RemotesForgotten++;
        return forgotten;
    }
}
