using System.Net;

namespace FastUdp.Demo;

/// <summary>A command cannot go on, for a reason its user understands: one line, and a non-zero exit.</summary>
/// <param name="message">The line.</param>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
internal sealed class CommandFailedException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The server's machine answered with ICMP port unreachable.</summary>
    public static CommandFailedException Refused(IPEndPoint server) =>
        new($"{server} refused the datagram: nobody listens at that port");
}
