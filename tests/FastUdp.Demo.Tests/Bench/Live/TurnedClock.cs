namespace FastUdp.Demo.Tests.Bench.Live;

/// <summary>A clock that a test turns.</summary>
internal sealed class TurnedClock : TimeProvider
{
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _ticks;

    public void Turn(double seconds) => _ticks += (long)(seconds * TimeSpan.TicksPerSecond);
}
