using System.Net.Sockets;

namespace FastUdp.Transport.Portable;

/// <summary>What .NET's socket errors mean for a send, and which of a receive are news of earlier datagrams.</summary>
internal static class PortableErrors
{
    public static SendStatus Classify(SocketError error) => error switch
    {
        SocketError.WouldBlock => SendStatus.WouldBlock,
        SocketError.MessageSize => SendStatus.TooLong,
        SocketError.ConnectionRefused or SocketError.ConnectionReset => SendStatus.Refused,
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.NetworkDown => SendStatus.Unreachable,
        SocketError.NoBufferSpaceAvailable => SendStatus.NoBuffers,
        SocketError.AccessDenied => SendStatus.Denied,
        _ => SendStatus.Failed,
    };

    /// <summary>
    /// Whether a receive failed for what befell an earlier datagram, an ICMP message mostly, and the socket is as good
    /// as before. Windows reports port unreachable as a reset connection; where it does not mean a cut datagram, an error of size is
    /// that an earlier one was too long for its path.
    /// </summary>
    public static bool IsTransient(SocketError error) => error
        is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.NetworkReset
        or SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.HostDown
        or SocketError.NetworkDown or SocketError.NoBufferSpaceAvailable or SocketError.ProtocolOption
        or SocketError.Interrupted or SocketError.MessageSize;
}
