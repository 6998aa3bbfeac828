namespace FastUdp.Impairment;

/// <summary>An interval in which everything is lost.</summary>
/// <param name="Start">When it begins, from the making of the endpoint or network.</param>
/// <param name="Duration">How long it lasts.</param>
public readonly record struct Outage(TimeSpan Start, TimeSpan Duration);
