using System.Runtime.Versioning;

namespace FastUdp.Transport.Linux;

/// <summary>Which offloads an endpoint uses, and why: what the kernel can do, less what was turned off.</summary>
internal sealed record LinuxOffloads(int MaxSegments, string GsoReason, bool UsesGro, string GroReason)
{
    [SupportedOSPlatform("linux")]
    public static LinuxOffloads Decide(LinuxProbe probe, UdpEndpointOptions options) =>
        Decide(probe.MaxSegments, probe.HasGro, options, Switches.FromEnvironment);

    public static LinuxOffloads Decide(int maxSegments, bool hasGro, UdpEndpointOptions options, Switches switches)
    {
        string? gsoOff =
            maxSegments == 1 ? "this kernel does not know UDP_SEGMENT (Linux 4.18 does)"
            : switches.IsOff(Switches.Gso) ? Switches.Reason(Switches.Gso)
            : options.UseGso ? null : $"{nameof(UdpEndpointOptions)}.{nameof(options.UseGso)} is false";
        string? groOff =
            !hasGro ? "this kernel does not know UDP_GRO reliably (Linux 5.12 does)"
            : switches.IsOff(Switches.Gro) ? Switches.Reason(Switches.Gro)
            : !options.UseGro ? $"{nameof(UdpEndpointOptions)}.{nameof(options.UseGro)} is false"
            : options.BoundsDatagrams
                ? $"{nameof(options.MaxDatagramBytes)} is {options.MaxDatagramBytes:N0}, and a coalesced buffer may be longer"
                : null;
        return new LinuxOffloads(
            gsoOff is null ? maxSegments : 1,
            gsoOff ?? $"up to {maxSegments} equal datagrams to one remote leave as one buffer",
            groOff is null,
            groOff ?? "datagrams of one flow that arrive together are received as one buffer");
    }
}
