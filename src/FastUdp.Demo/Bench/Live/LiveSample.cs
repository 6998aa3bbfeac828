namespace FastUdp.Demo.Bench.Live;

/// <summary>A trial at one moment.</summary>
/// <param name="DatagramsPerSecond">Of what arrives, or leaves where nobody has heard of what arrives.</param>
/// <param name="LossPercent">Of what had left a moment before, so that what is on its way is not counted; null where that is not known.</param>
internal readonly record struct LiveSample(double DatagramsPerSecond, double? LossPercent);
