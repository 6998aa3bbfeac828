using FastUdp.Transport.Linux;

namespace FastUdp.Engine.Tests.Contract;

public sealed class LinuxEndpoint : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class LinuxEndpointWithoutOffloads : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux, UseGso = false, UseGro = false };

    protected override string? Obstacle => Backends.ExplainNoLinux();
}

public sealed class LinuxEndpointThatPollsBusily : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux, BusyPoll = TimeSpan.FromMilliseconds(1) };

    protected override string? Obstacle => Backends.ExplainNoLinux();

    protected override int MeasuredDatagrams => 4_000;
}

public sealed class PortableEndpoint : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable };
}

public sealed class PortableEndpointThatPollsBusily : EndpointContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable, BusyPoll = TimeSpan.FromMilliseconds(1) };

    protected override int MeasuredDatagrams => 4_000;
}

internal static class Backends
{
    public static string? ExplainNoLinux() =>
        OperatingSystem.IsLinux() ? LinuxProbe.Result.Unavailable : "the Linux backend needs Linux";
}
