using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a platform adds to .NET's own sockets, for every backend that is made of one. Null is what it does not add.</summary>
internal sealed record NativeSupport
{
    /// <summary>A platform of which nothing is known but what .NET knows.</summary>
    public static readonly NativeSupport None = new();

    /// <summary>Multicast beyond .NET's.</summary>
    public INativeGroups? Groups { get; init; }

    /// <summary>How the kernel paces.</summary>
    public INativePacing? Pacing { get; init; }

    /// <summary>Paths beyond what .NET knows of them.</summary>
    public INativePath? Path { get; init; }

    /// <summary>Reads how many buffers a socket has dropped on arrival.</summary>
    public Func<Socket, long?>? ReadKernelDrops { get; init; }

    /// <summary>Sets the traffic class of what a socket sends over IPv6.</summary>
    public Action<Socket, byte>? SetTrafficClassV6 { get; init; }
}
