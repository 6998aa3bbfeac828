namespace FastUdp.Benchmarks.Works;

/// <summary>The engines that typed traffic is compared on: each raw, and each with messages.</summary>
internal static class TypedForms
{
    /// <summary>What a sample takes on the wire, and every raw datagram too.</summary>
    public const int SizeBytes = 32;

    public const string Group = "place";

    public static IEnumerable<(string Name, UdpEndpointOptions Options)> Engines()
    {
        if (EngineForms.HasLinux)
            yield return (EngineForms.Linux, EngineForms.LinuxOptions);
        yield return (EngineForms.Portable, EngineForms.PortableOptions);
    }

    public static string Typed(string engine) => engine + "-typed";
}
