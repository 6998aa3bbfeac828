namespace FastUdp.Impairment;

/// <summary>
/// One direction of a bad network as a state machine over a clock: says what befalls each datagram, and moves none.
/// Pure: the same seed, times and lengths give the same verdicts. Not safe from several threads.
/// </summary>
internal sealed class ImpairedLink
{
    /// <param name="impairment">What befalls datagrams; checked here.</param>
    /// <param name="seed">Where chance comes from.</param>
    public ImpairedLink(LinkImpairment impairment, int seed) => throw new NotImplementedException();

    /// <summary>Judges one datagram that enters.</summary>
    /// <param name="now">The time since the link was made; never less than before.</param>
    /// <param name="length">Its payload in bytes.</param>
    public LinkVerdict Judge(TimeSpan now, int length) => throw new NotImplementedException();

    /// <summary>Says that a datagram, or copy, that was under way has come out. One judged with no delay is not announced.</summary>
    public void OnDelivered() => throw new NotImplementedException();

    /// <summary>What has been counted.</summary>
    public LinkStatistics Statistics => throw new NotImplementedException();
}
