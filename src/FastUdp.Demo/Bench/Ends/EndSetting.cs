using FastUdp.Impairment;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>How both ends move datagrams: one of the configurations that a run compares. The defaults are the engine's.</summary>
internal sealed record EndSetting
{
    /// <summary>The receive buffer that is asked for; the kernel may grant less.</summary>
    public const int BufferBytes = 4 << 20;

    // Half a second's stop of the far end's machine is loss that is measured, not a reason to drop what was to leave.
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(1);

    /// <summary>What results are told under.</summary>
    public string Name { get; init; } = "fastudp";

    public UdpBackend Backend { get; init; }

    public bool UseGso { get; init; } = true;

    public bool UseGro { get; init; } = true;

    /// <summary>How many buffers one receive call may fill.</summary>
    public int ReceiveSlots { get; init; } = 64;

    /// <summary>How many datagrams are handed to the kernel together at most; null as many as fit the 64 KiB of a sender.</summary>
    public int? BatchDatagrams { get; init; }

    /// <summary>As <see cref="UdpEndpointOptions.BusyPoll"/>.</summary>
    public TimeSpan? BusyPoll { get; init; }

    /// <summary>The core of the near end's thread; null leaves it to the system.</summary>
    public int? NearCore { get; init; }

    /// <summary>The core of the far end's thread.</summary>
    public int? FarCore { get; init; }

    /// <summary>The near end's endpoint. What befalls datagrams on purpose befalls those it sends.</summary>
    public UdpEndpointOptions NearOptions(ImpairmentOptions? impairment = null) => Options(NearCore) with { Impairment = impairment };

    public UdpEndpointOptions FarOptions() => Options(FarCore);

    private UdpEndpointOptions Options(int? core) => new()
    {
        Backend = Backend,
        UseGso = UseGso,
        UseGro = UseGro,
        ReceiveSlots = ReceiveSlots,
        BusyPoll = BusyPoll,
        Core = core,
        ReceiveBufferBytes = BufferBytes,
        SendBufferBytes = BufferBytes,
        SendTimeout = SendTimeout,
    };
}
