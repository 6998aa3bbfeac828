using System.Net;
using System.Runtime.InteropServices;
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
    public static UdpTransport Open(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options)
    {
        if (options.Network is { } network)
            return Impair(network.Open(local, remote, options), options);
        UdpTransport transport = Impair(OpenSocket(local, remote, options, out PacingMethod? pacing), options);

        // The rate is the sender's own and comes before whatever befalls its datagrams.
        return pacing == PacingMethod.TokenBucket
            ? new PacedTransport(transport, options.Pacing!, new PacingClock(TimeProvider.System))
            : transport;
    }

    private static UdpTransport Impair(UdpTransport transport, UdpEndpointOptions options) =>
        options.Impairment is { } impairment
            ? new ImpairedTransport(transport, impairment with { TimeProvider = impairment.TimeProvider ?? options.Network?.TimeProvider })
            : transport;

    private static UdpTransport OpenSocket(IPEndPoint local, IPEndPoint? remote, UdpEndpointOptions options, out PacingMethod? pacing)
    {
        string? noLinux = options.Backend == UdpBackend.Portable ? "the portable backend was asked for" : ExplainNoLinux();
        if (options.Backend == UdpBackend.Linux && noLinux is not null)
            throw new PlatformNotSupportedException($"The Linux backend cannot run here: {noLinux}.");

        BoundSocket bound = BoundSocket.Open(local, remote, options, NativeGroups(), OperatingSystem.IsLinux() ? new LinuxPacing() : null);
        pacing = bound.Pacing.Method;
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

    // Its structures are those of a 64-bit process.
    private static LinuxGroups? NativeGroups() => OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new LinuxGroups() : null;

    private static string? ExplainNoLinux() =>
        !OperatingSystem.IsLinux() ? $"this is {RuntimeInformation.OSDescription}"
        : Switches.FromEnvironment.IsOff(Switches.Linux) ? Switches.Reason(Switches.Linux)
        : LinuxProbe.Result.Unavailable;
}
