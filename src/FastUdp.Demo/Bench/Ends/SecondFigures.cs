namespace FastUdp.Demo.Bench.Ends;

/// <summary>What the end that counts saw in one second of a trial.</summary>
/// <param name="Second">Which, from 0.</param>
/// <param name="Received">How many came in it.</param>
/// <param name="Lost">How many losses were noticed in it; negative where some that were taken for lost came.</param>
/// <param name="P99Nanoseconds">Of the delays; null where the clocks are not one.</param>
internal readonly record struct SecondFigures(int Second, long Received, long Lost, long? P99Nanoseconds);
