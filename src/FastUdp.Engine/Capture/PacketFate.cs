namespace FastUdp.Capture;

/// <summary>What a captured packet turned out to be.</summary>
internal enum PacketFate
{
    /// <summary>A UDP datagram, whole or cut by the capture.</summary>
    Datagram,

    /// <summary>Something else than UDP over IP.</summary>
    NotUdp,

    /// <summary>A fragment of a datagram: fragments are not put together.</summary>
    Fragment,

    /// <summary>Its headers contradict each other, or the capture cut them.</summary>
    Malformed,

    /// <summary>Its interface has a link type that is not read here.</summary>
    UnknownLink,
}
