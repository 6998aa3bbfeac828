namespace FastUdp.Requests;

/// <summary>
/// The servers a client asks. Those of whom nothing is awaited are forgotten, the longest idle first, when there are
/// more than <see cref="MaxIdle"/> servers; the others are as many as there are requests at most. Guarded by the
/// table's lock.
/// </summary>
internal sealed class ServerTable
{
    public const int MaxIdle = 4_096;

    private readonly Func<RemoteAddress, ServerRecord> _make;
    private readonly Dictionary<RemoteAddress, ServerRecord> _records = [];
    private readonly LinkedList<ServerRecord> _idle = [];
    private readonly ServerRecord? _only;

    /// <param name="connected">The only server there can be, on a connected endpoint.</param>
    /// <param name="make">Makes a record, or throws where the remote cannot be asked.</param>
    public ServerTable(RemoteAddress? connected, Func<RemoteAddress, ServerRecord> make)
    {
        _make = make;
        if (connected is { } remote)
            _only = Get(remote);
    }

    public IEnumerable<ServerRecord> All => _records.Values;

    /// <summary>The record of a server, made if need be.</summary>
    public ServerRecord Get(in RemoteAddress remote)
    {
        if (_only is not null && _only.Remote == remote)
            return _only;
        if (_records.TryGetValue(remote, out ServerRecord? record))
            return record;
        record = _make(remote);
        if (_records.Count >= MaxIdle && _idle.First is { } oldest)
        {
            _idle.Remove(oldest);
            _records.Remove(oldest.Value.Remote);
        }
        _records.Add(remote, record);
        _idle.AddLast(record.Place);
        return record;
    }

    /// <summary>The record of a server; null when there is none.</summary>
    public ServerRecord? Find(in RemoteAddress remote) =>
        _only is not null && _only.Remote == remote ? _only : _records.GetValueOrDefault(remote);

    /// <summary>Notes that a request of a server begins.</summary>
    public void Hold(ServerRecord server)
    {
        if (server.Outstanding++ == 0)
            _idle.Remove(server.Place);
    }

    /// <summary>Notes that a request of a server is over.</summary>
    public void Release(ServerRecord server)
    {
        if (--server.Outstanding == 0)
            _idle.AddLast(server.Place);
    }
}
