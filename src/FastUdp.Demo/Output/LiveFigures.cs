namespace FastUdp.Demo.Output;

/// <summary>What a running load shows at one moment; the rates are those since the moment before.</summary>
internal sealed record LiveFigures(
    double EchoesPerSecond,
    double BytesPerSecond,
    long Lost,
    double LossPercent,
    double P50Microseconds,
    double P99Microseconds,
    double AllocatedBytesPerEcho,
    int Collections);
