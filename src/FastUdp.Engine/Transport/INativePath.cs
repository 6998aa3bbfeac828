using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a platform knows of the paths of datagrams, and .NET's sockets do not tell.</summary>
internal interface INativePath
{
    /// <summary>Has a socket fragment, or not; not <see cref="FragmentationMode.System"/>.</summary>
    void Configure(Socket socket, FragmentationMode mode);

    /// <summary>The path MTU in bytes, IP header included; null where there is no route.</summary>
    int? ReadMtu(Socket socket, LocalBinding binding, in RemoteAddress remote);
}
