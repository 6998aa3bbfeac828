using System.Net.Sockets;

namespace FastUdp.Transport;

/// <summary>What a platform adds to .NET's own sockets, for every backend that is made of one. Null is what it does not add.</summary>
internal sealed record NativeSupport
{
    /// <summary>A platform of which nothing is known but what .NET knows.</summary>
    public static readonly NativeSupport None = new();

    /// <summary>Multicast beyond .NET's.</summary>
    public INativeGroups? Groups { get; init; }

    /// <summary>Reads how many buffers a socket has dropped on arrival.</summary>
    public Func<Socket, long?>? ReadKernelDrops { get; init; }
}
