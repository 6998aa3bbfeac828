namespace FastUdp.Demo.Bench.Control;

/// <summary>What kind of program a far end is.</summary>
internal enum FarPeer
{
    /// <summary>This one: <c>fastudp bench serve</c>.</summary>
    FastUdp,

    /// <summary>A server that sends everything back (RFC 862).</summary>
    Echo,

    /// <summary>A server that only receives (RFC 863), or anything that does.</summary>
    Discard,
}
