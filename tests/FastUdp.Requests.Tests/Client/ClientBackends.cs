using FastUdp.Transport.Linux;

namespace FastUdp.Requests.Tests.Client;

public sealed class LinuxClient : ClientContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Linux };

    protected override string? Obstacle => OperatingSystem.IsLinux() ? LinuxProbe.Result.Unavailable : "the Linux backend needs Linux";
}

public sealed class PortableClient : ClientContract
{
    protected override UdpEndpointOptions Options => new() { Backend = UdpBackend.Portable };
}
