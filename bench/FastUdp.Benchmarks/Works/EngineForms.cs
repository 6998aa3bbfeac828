namespace FastUdp.Benchmarks.Works;

/// <summary>The engine as the comparisons use it. Everything not said here is the default.</summary>
internal static class EngineForms
{
    public const string Linux = "engine-linux";
    public const string LinuxBusyPoll = "engine-linux-busypoll";
    public const string LinuxSleeping = "engine-linux-sleeping";
    public const string Portable = "engine-portable";

    public static readonly UdpEndpointOptions LinuxOptions = new() { Backend = UdpBackend.Linux };

    public static readonly UdpEndpointOptions BusyPollOptions =
        LinuxOptions with { BusyPoll = Timeout.InfiniteTimeSpan };

    /// <summary>Sleeps at once when nothing is there, as a blocking program does.</summary>
    public static readonly UdpEndpointOptions SleepingOptions = LinuxOptions with { BusyPoll = TimeSpan.Zero };

    public static readonly UdpEndpointOptions PortableOptions = new() { Backend = UdpBackend.Portable };

    /// <summary>Whether the Linux rows are there at all.</summary>
    public static bool HasLinux => OperatingSystem.IsLinux() && Environment.Is64BitProcess;
}
