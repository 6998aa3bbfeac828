namespace FastUdp.Requests;

/// <summary>The time since the client was made, in ticks of 100 ns, and the milliseconds its timers count in.</summary>
internal sealed class RequestClock(TimeProvider timeProvider)
{
    private readonly long _origin = timeProvider.GetTimestamp();

    public long NowTicks => timeProvider.GetElapsedTime(_origin).Ticks;

    /// <summary>The timer tick that a time lies in, modulo 2^32.</summary>
    public static uint TickOf(long ticks) => (uint)(ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>The first timer tick that does not begin before a time.</summary>
    public static uint TickFrom(long ticks) => TickOf(ticks + TimeSpan.TicksPerMillisecond - 1);
}
