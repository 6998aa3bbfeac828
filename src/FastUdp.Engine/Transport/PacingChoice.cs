using System.Net;

namespace FastUdp.Transport;

/// <summary>Who spaces the datagrams of an endpoint, and why.</summary>
/// <param name="Method">The kernel or the token bucket, never <see cref="PacingMethod.Auto"/>; null for nobody.</param>
/// <param name="IsHonoured">Whether anybody does as far as the engine can see.</param>
/// <param name="Reason">What it does, or why not.</param>
internal sealed record PacingChoice(PacingMethod? Method, bool IsHonoured, string Reason)
{
    public static readonly PacingChoice None = new(null, false, $"{nameof(UdpEndpointOptions)}.{nameof(UdpEndpointOptions.Pacing)} is null");

    /// <summary>
    /// A queue of the kernel drains before the send time-out from this rate on: with <see cref="KernelSendBufferBytes"/> in a fifteenth of a
    /// second.
    /// </summary>
    public const long LeastKernelBytesPerSecond = 1_000_000;

    /// <summary>
    /// The send buffer of a socket the kernel paces. The discipline drops silently what exceeds 100 packets of one socket (tc-fq(8), flow_limit);
    /// the kernel doubles this and counts at least 768 bytes a packet, so at most 85 fit.
    /// </summary>
    public const int KernelSendBufferBytes = 32_768;

    private const string Honouring = "fq";

    public UdpCapability Row => new(UdpCapabilities.PacingName, IsHonoured, Reason);

    /// <summary>Chooses for an endpoint bound to an address.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel is asked for, and the platform's paces nothing.</exception>
    public static PacingChoice Decide(PacingOptions? pacing, IPAddress local, INativePacing? native)
    {
        if (pacing is null)
            return None;
        if (pacing.Method == PacingMethod.TokenBucket)
            return Bucket("it was asked for");
        if (native is null)
        {
            const string Reason = "only Linux has SO_MAX_PACING_RATE";
            return pacing.Method == PacingMethod.Auto ? Bucket(Reason) : throw new PlatformNotSupportedException($"The kernel cannot pace here: {Reason}.");
        }
        return Decide(pacing, Concerned(NetworkInterfaces.List(), local), native.ReadDisciplines());
    }

    /// <param name="pacing">What is asked; not the token bucket.</param>
    /// <param name="interfaces">The interfaces datagrams may leave by.</param>
    /// <param name="disciplines">Their queueing disciplines, by index; null where they cannot be read.</param>
    public static PacingChoice Decide(PacingOptions pacing, IReadOnlyList<LocalInterface> interfaces, IReadOnlyDictionary<int, string>? disciplines)
    {
        string? obstacle = Obstacle(interfaces, disciplines);
        if (pacing.Method == PacingMethod.Kernel)
            return Kernel(obstacle is null, obstacle is null ? Names(interfaces) : $"the kernel was asked for, and as far as can be seen it will not: {obstacle}");
        if (obstacle is not null)
            return Bucket($"not the kernel, for {obstacle}");
        return pacing.BytesPerSecond < LeastKernelBytesPerSecond
            ? Bucket($"not the kernel, whose queue would take too long to drain below {LeastKernelBytesPerSecond:N0} bytes a second")
            : Kernel(true, Names(interfaces));
    }

    /// <summary>The interfaces an endpoint bound to this address may send by: its own, or all that lead anywhere.</summary>
    public static LocalInterface[] Concerned(IReadOnlyList<LocalInterface> all, IPAddress local)
    {
        if (IPAddress.IsLoopback(local))
            return [.. all.Where(one => one.IsLoopback)];
        LocalInterface[] own = [.. all.Where(one => one.Addresses.Any(address => IsSame(address.Address, local)))];
        return own.Length > 0 ? own : [.. all.Where(one => one.IsUp && !one.IsLoopback)];
    }

    /// <summary>The most one message to the kernel may carry, for it spaces messages: a millisecond of the rate, within the burst.</summary>
    public static int MaxMessageBytes(PacingOptions pacing) =>
        (int)Math.Min(Math.Min(pacing.BytesPerSecond / 1_000, pacing.BurstBytes), UdpLimits.MaxIPv4PayloadBytes);

    private static string? Obstacle(IReadOnlyList<LocalInterface> interfaces, IReadOnlyDictionary<int, string>? disciplines)
    {
        if (disciplines is null)
            return "the queueing disciplines cannot be read (rtnetlink(7), RTM_GETQDISC)";
        if (interfaces.Count == 0)
            return "no interface is up";
        foreach (LocalInterface one in interfaces)
        {
            string? discipline = disciplines.GetValueOrDefault(one.Index);
            if (discipline != Honouring)
                return $"the queueing discipline of {one.Name} is {discipline ?? "none"}, and only {Honouring} honours SO_MAX_PACING_RATE (tc-fq(8))";
        }
        return null;
    }

    private static PacingChoice Bucket(string why) =>
        new(PacingMethod.TokenBucket, true, $"a token bucket before the system call, where senders wait: {why}");

    private static PacingChoice Kernel(bool isHonoured, string reason) => new(PacingMethod.Kernel, isHonoured, reason);

    private static string Names(IReadOnlyList<LocalInterface> interfaces) =>
        $"the kernel, by SO_MAX_PACING_RATE and the queueing discipline {Honouring} of {string.Join(", ", interfaces.Select(one => one.Name))}";

    // Without the scope, which the system may add to a link-local address.
    private static bool IsSame(IPAddress left, IPAddress right) => left.GetAddressBytes().AsSpan().SequenceEqual(right.GetAddressBytes());
}
