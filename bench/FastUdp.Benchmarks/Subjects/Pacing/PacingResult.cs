using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Pacing;

/// <summary>What came at a rate.</summary>
/// <param name="Measured">The datagrams that came.</param>
/// <param name="BytesPerSecond">Their rate with headers, the first burst left out.</param>
/// <param name="Gaps">The times between batches as received.</param>
/// <param name="CoresTaken">The processor time of both ends, in cores.</param>
internal sealed record PacingResult(Measurement Measured, double BytesPerSecond, RoundTrip Gaps, double CoresTaken);
