using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>Why a datagram for everybody could not be sent, with what can be done about it.</summary>
internal static class BroadcastFailure
{
    public static CommandFailedException Of(SendResult result, in BroadcastTarget target)
    {
        string reason = SendFailure.Of(result, target.Remote.ToIPEndPoint()).Message;
        bool canBeHelped = result.Status == SendStatus.Unreachable && target.Remote.ToIPEndPoint().Address.Equals(System.Net.IPAddress.Broadcast);
        return new CommandFailedException(canBeHelped ? $"{reason}; name the interface, as in '<broadcast>%eth0', or send to 'all'" : reason);
    }
}
