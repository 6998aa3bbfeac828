namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a sender is to do.</summary>
/// <param name="Count">How many packets.</param>
/// <param name="Interval">From one to the next.</param>
/// <param name="Bytes">The payload of each; the answer is as long.</param>
/// <param name="Wait">How long to wait for answers when the last has been sent.</param>
/// <param name="SharesClock">Whether both ends go by one clock, so that one-way delays mean something.</param>
/// <param name="IsStateful">Whether the reflector is known to number its answers itself.</param>
internal sealed record StampPlan(uint Count, TimeSpan Interval, int Bytes, TimeSpan Wait, bool SharesClock, bool IsStateful)
{
    public const uint DefaultCount = 100;

    /// <summary>The numbers of a session do not wrap.</summary>
    public const uint MostCount = uint.MaxValue;

    public const double DefaultSeconds = 0.1;

    // Timers go by the millisecond; SentPackets remembers a minute of this.
    public const double LeastSeconds = 0.001;
    public const double MostSeconds = 3_600;

    public const double DefaultWaitSeconds = 1;
    public const double MostWaitSeconds = 60;
}
