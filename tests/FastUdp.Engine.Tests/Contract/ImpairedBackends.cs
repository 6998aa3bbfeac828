using FastUdp.Impairment;

namespace FastUdp.Engine.Tests.Contract;

/// <summary>An impairment that does nothing is not noticed, but for its cost.</summary>
public sealed class ImpairedLinuxEndpoint : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux, Impairment = new ImpairmentOptions() };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class ImpairedLinuxEndpointWithoutOffloads : EndpointContract
{
    protected override UdpEndpointOptions Options => new()
    {
        Backend = UdpBackend.Linux,
        UseGso = false,
        UseGro = false,
        Impairment = new ImpairmentOptions(),
    };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class ImpairedPortableEndpoint : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable, Impairment = new ImpairmentOptions() };
}
