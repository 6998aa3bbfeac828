namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a far end is to be.</summary>
/// <param name="Kind">Whether it counts or sends back.</param>
/// <param name="DatagramBytes">The size of the test datagrams, 16 to 65,527.</param>
/// <param name="Setting">How it moves them.</param>
internal sealed record FarPlan(TrafficKind Kind, int DatagramBytes, EndSetting Setting);
