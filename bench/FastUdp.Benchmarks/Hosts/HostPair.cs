using System.Net;
using FastUdp.Tests.Shared;
using FastUdp.Transport.Linux;

namespace FastUdp.Benchmarks.Hosts;

/// <summary>A server's host, a client's, and what joins them.</summary>
/// <param name="Server">Where the server runs, or the receiver.</param>
/// <param name="Client">Where the client runs, or the sender.</param>
/// <param name="Broadcast">The address of everybody on the link.</param>
internal sealed record HostPair(Host Server, Host Client, IPAddress Broadcast)
{
    /// <summary>The MTU of Ethernet.</summary>
    public const int LinkMtu = 1_500;

    /// <summary>One host, which is both.</summary>
    public static readonly HostPair Loopback = new(new Host(IPAddress.Loopback), new Host(IPAddress.Loopback), IPAddress.Loopback);

    /// <summary>One host, which is both, with a core for each end where threads can be kept on one.</summary>
    public static HostPair PinnedLoopback() => !OperatingSystem.IsLinux() ? Loopback : Loopback with
    {
        Server = Loopback.Server with { Core = CoreAffinity.ReadAllowed()[0] },
        Client = Loopback.Client with { Core = CoreAffinity.ReadAllowed()[^1] },
    };

    private static readonly Lazy<(HostPair? Pair, string Obstacle)> Made = new(Make);

    /// <summary>
    /// Two network namespaces joined by veth(4), a core each, made once a process: they end with it. Null, with the reason, where there can be none.
    /// </summary>
    public static HostPair? TryJoin(out string obstacle)
    {
        (HostPair? pair, obstacle) = Made.Value;
        return pair;
    }

    /// <summary>The same, for one who has looked whether they can be made.</summary>
    public static HostPair Joined => TryJoin(out string obstacle) ?? throw new InvalidOperationException(obstacle);

    /// <summary>The two hosts in a few words.</summary>
    public static string Describe() => Made.Value.Pair is { } pair
        ? $"veth MTU {LinkMtu:N0}, server on core {pair.Server.Core}, client on core {pair.Client.Core}"
        : "veth";

    private static (HostPair? Pair, string Obstacle) Make()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return (null, "only 64-bit Linux has network namespaces and the backend that is measured in them.");
        NetworkNamespace? server = NetworkNamespace.TryCreate(out string? obstacle);
        NetworkNamespace? client = server is null ? null : NetworkNamespace.TryCreate(out obstacle);
        if (server is null || client is null)
            return (null, obstacle!);

        // Addresses for documentation (RFC 5737). What leaves one end as a super-buffer arrives as one.
        server.Join(client, "wire", LinkMtu, ["192.0.2.1/24"], ["192.0.2.2/24"], carriesSuperBuffers: true);
        int[] cores = CoreAffinity.ReadAllowed();
        var pair = new HostPair(
            new Host(IPAddress.Parse("192.0.2.1"), cores[0], server),
            new Host(IPAddress.Parse("192.0.2.2"), cores[^1], client),
            IPAddress.Parse("192.0.2.255"));
        return (pair, string.Empty);
    }
}
