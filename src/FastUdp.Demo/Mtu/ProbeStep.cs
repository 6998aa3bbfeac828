namespace FastUdp.Demo.Mtu;

/// <summary>One datagram on its way.</summary>
/// <param name="Number">What its news are known by.</param>
/// <param name="PayloadBytes">How long it is.</param>
/// <param name="Try">How many of that length it makes, none of which was heard of.</param>
/// <param name="SentAt">When it was sent, as a timestamp.</param>
internal sealed record ProbeStep(ulong Number, int PayloadBytes, int Try, long SentAt)
{
    /// <summary>What has been told of it; null while nothing has. What comes then is late, or says otherwise.</summary>
    public ProbeOutcome? Told { get; set; }
}
