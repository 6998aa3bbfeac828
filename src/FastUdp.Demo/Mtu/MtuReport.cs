namespace FastUdp.Demo.Mtu;

/// <summary>What was found out.</summary>
/// <param name="End">How the search ended.</param>
/// <param name="LargestBytes">The largest payload that is known to get through, or that the kernel takes; null when neither is known.</param>
/// <param name="CeilingBytes">The smallest payload that is taken not to get through; null when none is.</param>
/// <param name="ProvenBy">What showed that the largest arrives; null when nothing did, and it is the kernel's word alone.</param>
/// <param name="Counts">What became of the datagrams.</param>
/// <param name="Elapsed">How long all took.</param>
internal sealed record MtuReport(
    SearchEnd End, int? LargestBytes, int? CeilingBytes, ProbeOutcome? ProvenBy, ProbeCounts Counts, TimeSpan Elapsed)
{
    public bool IsConfirmed => ProvenBy is not null;
}
