using System.Diagnostics.Metrics;
using System.Reflection;

namespace FastUdp.Diagnostics;

/// <summary>The one meter of the engine. Its instruments are listed in docs/metrics.md.</summary>
internal static class FastUdpMeter
{
    public const string Name = "FastUdp";

    public static Meter Instance { get; } = new(Name, ReadVersion());

    /// <summary>The assembly's version as its package has it, without what a build may append.</summary>
    private static string? ReadVersion() => typeof(FastUdpMeter).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
