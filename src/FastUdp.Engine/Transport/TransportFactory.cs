using System.Net;
using System.Runtime.InteropServices;
using FastUdp.Impairment;
using FastUdp.Transport.Linux;
using FastUdp.Transport.Portable;

namespace FastUdp.Transport;

/// <summary>Chooses the backend: the one place that names them all.</summary>
internal static class TransportFactory
{
    /// <summary>Opens the backend that the options name, or the best one, behind whatever they have befall its datagrams.</summary>
    /// <exception cref="PlatformNotSupportedException">The backend the options name cannot run here.</exception>
    public static UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options)
    {
        UdpTransport transport = options.Network is { } network
            ? network.Open(local, remote, options)
            : OpenSocket(local, remote, options);
        if (options.Impairment is not { } impairment)
            return transport;
        return new ImpairedTransport(transport, impairment with { TimeProvider = impairment.TimeProvider ?? options.Network?.TimeProvider });
    }

    private static UdpTransport OpenSocket(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options)
    {
        string? noLinux = options.Backend == UdpBackend.Portable ? "the portable backend was asked for" : ExplainNoLinux();
        if (options.Backend == UdpBackend.Linux && noLinux is not null)
            throw new PlatformNotSupportedException($"The Linux backend cannot run here: {noLinux}.");

        BoundSocket bound = BoundSocket.Open(local, remote, options, OperatingSystem.IsLinux() ? new LinuxPath() : null);
        try
        {
            return noLinux is null && OperatingSystem.IsLinux()
                ? new LinuxTransport(bound, new LinuxSocket(bound.Socket), options)
                : new PortableTransport(bound, options, noLinux ?? "", OperatingSystem.IsLinux() ? KernelDrops.Read : null);
        }
        catch
        {
            bound.Socket.Dispose();
            throw;
        }
    }

    private static string? ExplainNoLinux() =>
        !OperatingSystem.IsLinux() ? $"this is {RuntimeInformation.OSDescription}"
        : Switches.FromEnvironment.IsOff(Switches.Linux) ? Switches.Reason(Switches.Linux)
        : LinuxProbe.Result.Unavailable;
}
