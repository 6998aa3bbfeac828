using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using FastUdp.Capture;
using FastUdp.Impairment;
using FastUdp.Pacing;
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

    /// <summary>Keeps the calling thread on one core.</summary>
    public static void StayOn(int core)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException($"Threads stay on a core on Linux alone, and this is {RuntimeInformation.OSDescription}.");
        CoreAffinity.Check(nameof(core), core);
        CoreAffinity.Stay(core);
    }

    /// <summary>Opens a backend and what stands around it, from the inside out: what records, what impairs, what paces.</summary>
    private static UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, SharedPort? port)
    {
        PacingMethod? pacing = null;
        UdpTransport transport = options.Network is { } network
            ? network.Open(local, remote, options)
            : OpenSocket(local, remote, options, port, out pacing);
        transport = Impair(Record(transport, options), options);
        return pacing == PacingMethod.TokenBucket
            ? new PacedTransport(transport, options.Pacing!, new PacingClock(TimeProvider.System))
            : transport;
    }

    private static UdpTransport Record(UdpTransport transport, UdpEndpointOptions options)
    {
        if (options.Capture is not { } capture)
            return transport;
        try
        {
            TimeProvider clock = options.Network?.TimeProvider ?? TimeProvider.System;
            return new CapturedTransport(transport, new EndpointTap(capture.Sink, transport.Binding, options.SendDefaults, clock));
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    private static UdpTransport Impair(UdpTransport transport, UdpEndpointOptions options) =>
        options.Impairment is { } impairment
            ? new ImpairedTransport(transport, impairment with { TimeProvider = impairment.TimeProvider ?? options.Network?.TimeProvider })
            : transport;

    private static UdpTransport OpenSocket(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, SharedPort? port, out PacingMethod? pacing)
    {
        string? noLinux = options.Backend == UdpBackend.Portable ? "the portable backend was asked for" : ExplainNoLinux();
        if (options.Backend == UdpBackend.Linux && noLinux is not null)
            throw new PlatformNotSupportedException($"The Linux backend cannot run here: {noLinux}.");

        NativeSupport native = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? SupportOfLinux() : NativeSupport.None;
        BoundSocket bound = BoundSocket.Open(local, remote, options, native, port);
        pacing = bound.Pacing.Method;
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
        Pacing = new LinuxPacing(),
        Path = new LinuxPath(),
        ReadKernelDrops = KernelDrops.Read,
        SetTrafficClassV6 = TrafficClassV6.Set,
    };

    private static string? ExplainNoLinux() =>
        !OperatingSystem.IsLinux() ? $"this is {RuntimeInformation.OSDescription}"
        : Switches.FromEnvironment.IsOff(Switches.Linux) ? Switches.Reason(Switches.Linux)
        : LinuxProbe.Result.Unavailable;
}
