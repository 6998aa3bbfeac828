namespace FastUdp;

/// <summary>The size of a socket's buffer in the kernel: what was asked for and what was granted.</summary>
/// <param name="AskedBytes">What the options asked for; 0 when they left it to the system.</param>
/// <param name="GrantedBytes">What the kernel uses, in the terms in which it was asked.</param>
/// <param name="Advice">What would grant what was asked, as a command; null when it was granted.</param>
public sealed record SocketBufferSize(int AskedBytes, int GrantedBytes, string? Advice)
{
    /// <summary>The size as text, for a log.</summary>
    public override string ToString() => Advice is null
        ? $"{GrantedBytes:N0} bytes"
        : $"{GrantedBytes:N0} of {AskedBytes:N0} bytes; for more: {Advice}";
}
