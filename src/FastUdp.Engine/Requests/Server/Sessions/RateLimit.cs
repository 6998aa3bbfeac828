namespace FastUdp.Requests;

/// <summary>How much every remote may ask: a rate and a burst, in ticks of the server's clock.</summary>
internal sealed class RateLimit(double requestsPerSecond, int burst, long ticksPerSecond)
{
    /// <summary>Whether there is no limit.</summary>
    public bool IsOff { get; } = requestsPerSecond == 0;

    /// <summary>Ticks that pay for one request.</summary>
    public double TicksPerRequest { get; } = ticksPerSecond / requestsPerSecond;

    /// <summary>The most ticks a remote may owe.</summary>
    public double MaxTicksOwed { get; } = burst * (ticksPerSecond / requestsPerSecond);
}
