using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a platform can do about the rate a socket sends at.</summary>
internal interface INativePacing
{
    /// <summary>Asks the kernel to send at this rate at most; whether it does is up to the queueing discipline.</summary>
    /// <exception cref="SocketException">The kernel does not know the option.</exception>
    void SetRate(Socket socket, long bytesPerSecond);

    /// <summary>The queueing discipline of each interface, by the interface's index; null where they cannot be read.</summary>
    IReadOnlyDictionary<int, string>? ReadDisciplines();
}
