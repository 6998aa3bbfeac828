using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Impairment;
using FastUdp.Transport.Linux;
using FastUdp.Transport.Portable;

namespace FastUdp.Transport;

/// <summary>Chooses the backend: the one place that names them all.</summary>
internal static class TransportFactory
{
    /// <summary>Opens the backend that the options name, or the best one, behind whatever they have befall its datagrams.</summary>
    /// <exception cref="PlatformNotSupportedException">The backend the options name cannot run here.</exception>
    public static UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options) => Open(local, remote, options, port: null);

    /// <summary>Opens several transports on one port; each remote's datagrams come to one of them.</summary>
    /// <exception cref="PlatformNotSupportedException">Sockets cannot share a port here: <see cref="ExplainNoSharing"/>.</exception>
    public static UdpTransport[] OpenShards(IPEndPoint local, IReadOnlyList<UdpEndpointOptions> shards)
    {
        if (shards.Count == 1)
            return [Open(local, remote: null, shards[0])];
        string? noSharing = ExplainNoSharing(shards[0]);
        if (noSharing is not null || !OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException($"{shards.Count} shards cannot have one port: {noSharing}.");

        var port = new SharedPort(PortSharing.Allow);
        var transports = new List<UdpTransport>();
        try
        {
            foreach (UdpEndpointOptions options in shards)
                transports.Add(Open(local, remote: null, options, port));
            port.DropEarly();
            return [.. transports];
        }
        catch
        {
            transports.ForEach(transport => transport.Dispose());
            throw;
        }
    }

    /// <summary>Why sockets cannot share a port among them by remotes; null where they can.</summary>
    public static string? ExplainNoSharing(UdpEndpointOptions options) =>
        options.Network is not null ? "a simulated network gives each address to one endpoint"
        : !OperatingSystem.IsLinux() ? $"only Linux shares out the remotes of a port among sockets (SO_REUSEPORT), and this is {RuntimeInformation.OSDescription}"
        : null;

    /// <summary>The cores this process may use; where it has a share of more than it may keep busy (a quota), the first of them.</summary>
    public static int[] ReadCores()
    {
        IEnumerable<int> cores = OperatingSystem.IsLinux() ? CoreAffinity.ReadAllowed() : Enumerable.Range(0, Environment.ProcessorCount);
        return [.. cores.Take(Environment.ProcessorCount)];
    }

    private static UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, SharedPort? port)
    {
        UdpTransport transport = options.Network is { } network
            ? network.Open(local, remote, options)
            : OpenSocket(local, remote, options, port);
        if (options.Impairment is not { } impairment)
            return transport;
        return new ImpairedTransport(transport, impairment with { TimeProvider = impairment.TimeProvider ?? options.Network?.TimeProvider });
    }

    private static UdpTransport OpenSocket(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, SharedPort? port)
    {
        string? noLinux = options.Backend == UdpBackend.Portable ? "the portable backend was asked for" : ExplainNoLinux();
        if (options.Backend == UdpBackend.Linux && noLinux is not null)
            throw new PlatformNotSupportedException($"The Linux backend cannot run here: {noLinux}.");

        NativeSupport native = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? SupportOfLinux() : NativeSupport.None;
        BoundSocket bound = BoundSocket.Open(local, remote, options, native, port);
        try
        {
            return noLinux is null && OperatingSystem.IsLinux()
                ? new LinuxTransport(bound, new LinuxSocket(bound.Socket), options)
                : new PortableTransport(bound, options, noLinux ?? "");
        }
        catch
        {
            bound.Socket.Dispose();
            throw;
        }
    }

    // Its structures are those of a 64-bit process.
    [SupportedOSPlatform("linux")]
    private static NativeSupport SupportOfLinux() => new()
    {
        Groups = new LinuxGroups(),
        ReadKernelDrops = KernelDrops.Read,
    };

    private static string? ExplainNoLinux() =>
        !OperatingSystem.IsLinux() ? $"this is {RuntimeInformation.OSDescription}"
        : Switches.FromEnvironment.IsOff(Switches.Linux) ? Switches.Reason(Switches.Linux)
        : LinuxProbe.Result.Unavailable;
}
