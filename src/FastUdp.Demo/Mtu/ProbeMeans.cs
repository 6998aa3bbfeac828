namespace FastUdp.Demo.Mtu;

/// <summary>How far the platform goes along: what it sends without fragmenting it, and whether it tells what routers say.</summary>
/// <param name="Options">How endpoints are made.</param>
/// <param name="HearsErrors">Whether what the network says is told, rather than counted.</param>
internal sealed record ProbeMeans(UdpEndpointOptions Options, bool HearsErrors)
{
    /// <summary>The most there is: on Linux, with its own backend.</summary>
    public static ProbeMeans Best(UdpEndpointOptions options) => new(options with { Fragmentation = FragmentationMode.Probe }, HearsErrors: true);

    /// <summary>What a user ought to know of what is missing, a sentence each.</summary>
    public IEnumerable<string> Shortcomings()
    {
        if (!HearsErrors)
            yield return "This backend is not told what routers say: only what the kernel refuses and who answers count.";
        if (Options.Fragmentation == FragmentationMode.Forbid)
            yield return "This system sends nothing longer than what it takes for the path MTU, be that right or not.";
    }

    /// <summary>The next best; null when there is none.</summary>
    public ProbeMeans? Less() => this switch
    {
        { HearsErrors: true } => this with { HearsErrors = false },
        { Options.Fragmentation: FragmentationMode.Probe } => this with { Options = Options with { Fragmentation = FragmentationMode.Forbid } },
        _ => null,
    };
}
