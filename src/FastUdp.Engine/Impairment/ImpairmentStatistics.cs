namespace FastUdp.Impairment;

/// <summary>What the impairment of an endpoint has done to its datagrams: a snapshot.</summary>
/// <param name="Outgoing">To those it sent.</param>
/// <param name="Incoming">To those it was to receive.</param>
public sealed record ImpairmentStatistics(LinkStatistics Outgoing, LinkStatistics Incoming);
