using System.Net;
using System.Runtime.InteropServices;
using FastUdp.Transport.Linux;
using FastUdp.Transport.Portable;

namespace FastUdp.Transport;

/// <summary>Chooses the backend: the one place that names them all.</summary>
internal static class TransportFactory
{
    /// <summary>Opens a socket and puts the backend on it that the options name, or the best one.</summary>
    /// <exception cref="PlatformNotSupportedException">The backend the options name cannot run here.</exception>
    public static (UdpTransport Transport, BoundSocket Bound) Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options)
    {
        string? noLinux = options.Backend == UdpBackend.Portable ? "the portable backend was asked for" : ExplainNoLinux();
        if (options.Backend == UdpBackend.Linux && noLinux is not null)
            throw new PlatformNotSupportedException($"The Linux backend cannot run here: {noLinux}.");

        BoundSocket bound = BoundSocket.Open(local, remote, options);
        try
        {
            UdpTransport transport = noLinux is null && OperatingSystem.IsLinux()
                ? new LinuxTransport(bound, new LinuxSocket(bound.Socket), options)
                : new PortableTransport(bound, options, noLinux ?? "", OperatingSystem.IsLinux() ? KernelDrops.Read : null);
            return (transport, bound);
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
