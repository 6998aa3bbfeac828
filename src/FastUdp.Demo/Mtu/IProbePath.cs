namespace FastUdp.Demo.Mtu;

/// <summary>A path on which datagrams are sent one by one, none of them ever fragmented, and what is heard of each.</summary>
internal interface IProbePath : IAsyncDisposable
{
    /// <summary>What the system knows of the path's MTU by now, in bytes with the IP header; null when it does not say.</summary>
    int? ReadMtu();

    /// <summary>Sends one datagram.</summary>
    /// <param name="number">What its news are to be known by; random.</param>
    /// <param name="payloadBytes">How long it is to be.</param>
    ValueTask<SendResult> SendAsync(ulong number, int payloadBytes);

    /// <summary>The next news of any datagram of late; null when the time is up before there is any, or at a stop.</summary>
    Task<ProbeNews?> NextNewsAsync(TimeSpan limit, CancellationToken stop);
}
