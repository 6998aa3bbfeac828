namespace FastUdp.Capture;

/// <summary>What a replay has done.</summary>
/// <param name="Sent">Datagrams handed to the endpoint; what the kernel refused is counted in its <see cref="UdpEndpoint.Statistics"/>.</param>
/// <param name="Deselected">Datagrams the options left out.</param>
/// <param name="Truncated">Datagrams left out because the capture holds only a part of them.</param>
/// <param name="Duration">How long it took.</param>
public readonly record struct ReplayResult(long Sent, long Deselected, long Truncated, TimeSpan Duration);
