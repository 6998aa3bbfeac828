namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>A server that has answered.</summary>
/// <param name="Remote">Where its first answer came from.</param>
/// <param name="Instance">Tells it from others.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="RoundTrip">The shortest round trip of its answers.</param>
internal sealed record DiscoveredServer(RemoteAddress Remote, ulong Instance, string Name, TimeSpan RoundTrip);
