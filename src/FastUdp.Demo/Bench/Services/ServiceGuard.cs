namespace FastUdp.Demo.Bench.Services;

/// <summary>
/// Decides which datagrams a service may answer, so that a stranger who forges source addresses can have it neither flood anybody nor
/// talk for ever with another service. Belongs to one thread; the counts may be read from any.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>What was sent to a broadcast or a group is not answered: every host that heard it would.</item>
/// <item>What comes from the port of a service is not answered: two services would answer each other for ever. BSD's inetd(8) refuses
/// reserved ports for that reason.</item>
/// <item>Of the rest each host has so many answers a second, and all hosts together so many.</item>
/// </list>
/// Hosts share <see cref="Buckets"/> counters by a hash that changes from run to run: the memory is constant, and two hosts that meet
/// in one counter share its answers.
/// </remarks>
/// <param name="limits">How many answers.</param>
/// <param name="ownPort">Where it listens: what comes from there is another service like it.</param>
/// <param name="time">The clock.</param>
internal sealed class ServiceGuard(ServiceLimits limits, int ownPort, TimeProvider time)
{
    public const int Buckets = 4_096;

    private const int FirstUnreservedPort = 1_024;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // SSDP, WS-Discovery, mDNS, CoAP, memcached: services above the reserved ports that answer strangers.
    private static readonly int[] PortsOfServices = [1_900, 3_702, 5_353, 5_683, 11_211];

    private readonly int[] _takenByHost = new int[Buckets];
    private long _second = time.GetTimestamp();
    private int _taken;
    private HeldBack _heldBack;

    public HeldBack HeldBack => _heldBack;

    /// <summary>How many of a run's datagrams, from the first, may be answered; the others are counted.</summary>
    public int Admit(in DatagramRun run)
    {
        if (run.Metadata.IsToMany)
            _heldBack.ToMany += run.Count;
        else if (IsOfService(run.Remote.Port))
            _heldBack.OfServices += run.Count;
        else
            return TakeAnswers(run.Remote, run.Count);
        return 0;
    }

    private bool IsOfService(int port) => port < FirstUnreservedPort || port == ownPort || PortsOfServices.Contains(port);

    private int TakeAnswers(in RemoteAddress remote, int count)
    {
        if (time.GetElapsedTime(_second) >= Second)
            BeginSecond();
        ref int ofHost = ref _takenByHost[(uint)remote.WithPort(0).GetHashCode() % Buckets];
        int leftOfHost = limits.PerHost - ofHost;
        int admitted = Math.Min(count, Math.Min(leftOfHost, limits.InAll - _taken));
        if (admitted == leftOfHost)
            _heldBack.OverHostsLimit += count - admitted;
        else
            _heldBack.OverLimit += count - admitted;
        ofHost += admitted;
        _taken += admitted;
        return admitted;
    }

    private void BeginSecond()
    {
        _second = time.GetTimestamp();
        _taken = 0;
        Array.Clear(_takenByHost);
    }
}
