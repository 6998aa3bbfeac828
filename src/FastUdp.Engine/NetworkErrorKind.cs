namespace FastUdp;

/// <summary>What the network said of an earlier datagram (RFC 792, RFC 4443).</summary>
public enum NetworkErrorKind
{
    /// <summary>Something else: see <see cref="NetworkError.SystemError"/>.</summary>
    Other = 0,

    /// <summary>Nobody listens at the port.</summary>
    PortUnreachable,

    /// <summary>The host cannot be reached.</summary>
    HostUnreachable,

    /// <summary>The network cannot be reached.</summary>
    NetworkUnreachable,

    /// <summary>A filter forbids it.</summary>
    Prohibited,

    /// <summary>It is longer than the path takes in one piece: <see cref="NetworkError.Mtu"/> says what it takes.</summary>
    TooLong,

    /// <summary>Its hop limit was used up.</summary>
    HopLimitExceeded,
}
