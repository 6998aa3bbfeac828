namespace FastUdp.Demo.Bench.Services;

/// <summary>Datagrams that a guard left unanswered, by the reason.</summary>
internal record struct HeldBack
{
    /// <summary>Sent to a broadcast or a group.</summary>
    public long ToMany;

    /// <summary>From a port where services are.</summary>
    public long OfServices;

    /// <summary>More than one host is answered in a second.</summary>
    public long OverHostsLimit;

    /// <summary>More than all hosts together are.</summary>
    public long OverLimit;

    public readonly long Total => ToMany + OfServices + OverHostsLimit + OverLimit;
}
