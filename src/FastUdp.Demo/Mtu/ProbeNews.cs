namespace FastUdp.Demo.Mtu;

/// <summary>What became known of a datagram that was sent.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Timestamp">When, on the clock of whoever sent it.</param>
/// <param name="Error">What the network said; null when something came back from the server itself.</param>
internal readonly record struct ProbeNews(ulong Number, long Timestamp, NetworkError? Error = null)
{
    /// <summary>
    /// Whether the host itself said that nobody listens at the port, which it does only of what has arrived there. A filter on the way may say
    /// the same in its own name; where nobody is told who said it, it is taken for the host.
    /// </summary>
    public bool IsRefusalByHost =>
        Error is { Kind: NetworkErrorKind.PortUnreachable } error
        && (error.Reporter is null || error.Reporter.GetAddressBytes().AsSpan().SequenceEqual(error.Remote.ToIPEndPoint().Address.GetAddressBytes()));

    /// <summary>Whether it proves that the datagram arrived in one piece.</summary>
    public bool HasArrived => Error is null || IsRefusalByHost;

    /// <summary>Whether a router turned it away for its length. What this machine refuses itself, a send says.</summary>
    public bool IsTooLong => Error is { Kind: NetworkErrorKind.TooLong, Reporter: not null };
}
