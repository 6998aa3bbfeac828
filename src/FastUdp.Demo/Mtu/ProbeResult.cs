namespace FastUdp.Demo.Mtu;

/// <summary>What became of one datagram, with what there is to say of it.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="After">How long after it was sent; how long was waited, where nothing came.</param>
/// <param name="MtuBytes">Where it was too long: what the kernel, or the router, says the MTU is; 0 when it does not say.</param>
/// <param name="Error">What the network said, if it did.</param>
internal readonly record struct ProbeResult(ProbeOutcome Outcome, TimeSpan After, int MtuBytes = 0, NetworkError? Error = null)
{
    public bool HasArrived => Outcome is ProbeOutcome.Answered or ProbeOutcome.RefusedByHost;

    /// <summary>A datagram of which nothing was heard in time.</summary>
    public static ProbeResult Silence(TimeSpan waited) => new(ProbeOutcome.Silence, waited);

    public static ProbeResult Of(in ProbeNews news, TimeSpan after) => news switch
    {
        { Error: null } => new(ProbeOutcome.Answered, after),
        { IsRefusalByHost: true } => new(ProbeOutcome.RefusedByHost, after, Error: news.Error),
        { IsTooLong: true } => new(ProbeOutcome.TooLongThere, after, news.Error!.Value.Mtu, news.Error),
        _ => new(ProbeOutcome.Unreachable, after, Error: news.Error),
    };

    /// <summary>A datagram that was not sent. Null when the reason is neither its length nor a want of room: then none can be.</summary>
    public static ProbeResult? OfUnsent(SendResult result) => result.Status switch
    {
        SendStatus.TooLong => new(ProbeOutcome.TooLongHere, TimeSpan.Zero, result.PathMtu),
        SendStatus.WouldBlock or SendStatus.NoBuffers => new(ProbeOutcome.NotSent, TimeSpan.Zero),
        _ => null,
    };
}
