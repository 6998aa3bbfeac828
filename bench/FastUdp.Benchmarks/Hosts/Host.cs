using System.Net;
using FastUdp.Tests.Shared;

namespace FastUdp.Benchmarks.Hosts;

/// <summary>Where one end of a work runs.</summary>
/// <param name="Address">What the other end reaches it by.</param>
/// <param name="Core">The core its threads stay on; null leaves them to the system.</param>
/// <param name="Namespace">Its network; null for the machine's own.</param>
internal sealed record Host(IPAddress Address, int? Core = null, NetworkNamespace? Namespace = null)
{
    /// <summary>The options of an endpoint of this host.</summary>
    public UdpEndpointOptions Place(UdpEndpointOptions options) => Core is null ? options : options with { Core = Core };

    /// <summary>Makes a socket or a process in this host's network. It stays there, whoever uses it then.</summary>
    public T Open<T>(Func<T> open) => Namespace is null ? open() : Namespace.Run(open);
}
