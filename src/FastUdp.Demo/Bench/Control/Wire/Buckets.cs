using FastUdp.Messages;

namespace FastUdp.Demo.Bench.Control.Wire;

/// <summary>A page of a histogram: as many as fit and there are.</summary>
[DatagramMessage(58)]
internal readonly partial record struct Buckets(ControlAnswer Answer, [MaxLength(ControlLimits.BucketsPerPage)] Bucket[] Page);
