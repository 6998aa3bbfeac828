namespace FastUdp.Simulation;

/// <summary>A direction between two addresses; their ports are left out.</summary>
internal readonly struct LinkKey : IEquatable<LinkKey>
{
    private const ulong FnvOffset = 14_695_981_039_346_656_037;
    private const ulong FnvPrime = 1_099_511_628_211;

    private readonly RemoteAddress _from;
    private readonly RemoteAddress _to;

    public LinkKey(in RemoteAddress from, in RemoteAddress to)
    {
        _from = from.WithPort(0);
        _to = to.WithPort(0);
    }

    public bool Equals(LinkKey other) => _from == other._from && _to == other._to;

    public override bool Equals(object? obj) => obj is LinkKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_from, _to);

    /// <summary>
    /// The seed of the link: of the network's seed, the direction and how often the link was replaced before. FNV-1a,
    /// for .NET's own hash codes differ from one process to the next.
    /// </summary>
    public int Seed(int networkSeed, int replacements)
    {
        ulong hash = Mix(Mix(FnvOffset, BitConverter.GetBytes(networkSeed)), BitConverter.GetBytes(replacements));
        Span<byte> address = stackalloc byte[16];
        foreach (RemoteAddress end in (ReadOnlySpan<RemoteAddress>)[_from, _to])
        {
            end.WriteIPv6(address);
            hash = Mix(Mix(hash, address), BitConverter.GetBytes(end.ScopeId));
        }
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            hash = (hash ^ value) * FnvPrime;
        return hash;
    }
}
