using FastUdp.Pacing;

namespace FastUdp.Engine.Tests.Pacing;

/// <summary>A clock of nanoseconds that only the waits of its pacer move.</summary>
internal sealed class ManualPacing(ManualPacing.ManualTime time) : PacingClock(time)
{
    public ManualPacing()
        : this(new ManualTime())
    {
    }

    public long Waited { get; private set; }

    public void Advance(long nanoseconds) => time.Now += nanoseconds;

    /// <summary>As a wait that ends on time.</summary>
    public override void Wait(long ticks, long spareTicks)
    {
        Waited += ticks;
        time.Now += ticks;
    }

    internal sealed class ManualTime : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => Now;
    }
}
