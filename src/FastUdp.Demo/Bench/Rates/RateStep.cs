namespace FastUdp.Demo.Bench.Rates;

/// <summary>A rate for a while.</summary>
/// <param name="Rate">Datagrams; a pause has none.</param>
/// <param name="Duration">How long.</param>
internal readonly record struct RateStep(DatagramRate Rate, TimeSpan Duration);
