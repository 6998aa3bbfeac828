namespace FastUdp;

/// <summary>A network interface of this machine, as it was when it was asked for.</summary>
public sealed record LocalInterface
{
    /// <summary>Its name: <c>eth0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its index, 1 or more: what <see cref="MulticastGroup"/>, <see cref="MulticastOptions"/> and <see cref="LocalAddress"/> name it by.</summary>
    public required int Index { get; init; }

    /// <summary>Whether it is up; also where the system cannot tell.</summary>
    public required bool IsUp { get; init; }

    /// <summary>Whether it leads back to this machine alone.</summary>
    public required bool IsLoopback { get; init; }

    /// <summary>Whether it says it can carry multicast. Linux's loopback says no, and carries IPv4 groups all the same.</summary>
    public required bool SupportsMulticast { get; init; }

    /// <summary>The longest IP packet it carries, in bytes, header included; null where the system does not say.</summary>
    public required int? MtuBytes { get; init; }

    /// <summary>Its addresses, IPv4 and IPv6.</summary>
    public required IReadOnlyList<InterfaceAddress> Addresses { get; init; }

    /// <summary>The interface as text, for a log: <c>2 eth0</c>.</summary>
    public override string ToString() => $"{Index} {Name}";
}
