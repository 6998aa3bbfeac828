using System.Net;

namespace FastUdp.Demo.Output;

/// <summary>Why a datagram could not be sent, in words.</summary>
internal static class SendFailure
{
    public static CommandFailedException Of(SendResult result, IPEndPoint server) =>
        new($"cannot send to {server}: {Explain(result)}");

    public static string Explain(SendResult result) => result.Status switch
    {
        SendStatus.Refused => "nobody listens at that port",
        SendStatus.Unreachable => "there is no route to it",
        SendStatus.TooLong when result.PathMtu > 0 => $"the datagram is too long for the path, whose MTU is {result.PathMtu:N0} bytes",
        SendStatus.TooLong => "the datagram is too long for the path",
        SendStatus.Denied => "a firewall or a missing permission forbids it",
        _ => $"{result.Status} (error {result.SystemError})",
    };
}
