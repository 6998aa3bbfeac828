namespace FastUdp;

/// <summary>The outcome of a single send: expected failures are values, not exceptions.</summary>
/// <param name="Status">What became of the datagram.</param>
/// <param name="SystemError">The platform's error number (errno on Linux); 0 when sent.</param>
/// <param name="PathMtu">
/// With <see cref="SendStatus.TooLong"/>: the path MTU in bytes, IP header included, where the system says it (Linux does: ip(7),
/// IP_MTU); otherwise 0.
/// </param>
public readonly record struct SendResult(SendStatus Status, int SystemError = 0, int PathMtu = 0)
{
    /// <summary>Whether the kernel took the datagram.</summary>
    public bool IsSent => Status == SendStatus.Sent;
}
