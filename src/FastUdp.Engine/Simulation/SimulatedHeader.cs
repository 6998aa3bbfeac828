namespace FastUdp.Simulation;

/// <summary>What a simulated datagram has of an IP header besides its addresses. No link changes it.</summary>
internal readonly record struct SimulatedHeader(byte TrafficClass, byte HopLimit)
{
    // What Linux gives where nobody says otherwise (net.ipv4.ip_default_ttl).
    private const byte DefaultHopLimit = 64;

    public static SimulatedHeader For(in SendOptions options, in SendOptions defaults) => new(
        options.TrafficClassOver(defaults) ?? defaults.TrafficClassOver(default) ?? 0,
        options.HopLimit ?? defaults.HopLimit ?? DefaultHopLimit);
}
