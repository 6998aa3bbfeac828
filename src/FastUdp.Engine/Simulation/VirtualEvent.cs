namespace FastUdp.Simulation;

/// <summary>Something that happens at a moment of virtual time. It is in the queue once or not at all; afterwards it can be scheduled again.</summary>
internal abstract class VirtualEvent
{
    /// <summary>When it happens; written by the queue's owner alone.</summary>
    public long DueTicks { get; set; }

    /// <summary>What orders events of one moment: the lower was scheduled before.</summary>
    public long Number { get; set; }

    /// <summary>Where it stands in the queue; negative when it is not there.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Happens. On the thread that runs the simulation, and never beside another event.</summary>
    public abstract void Happen();

    public bool IsBefore(VirtualEvent other) =>
        DueTicks != other.DueTicks ? DueTicks < other.DueTicks : Number < other.Number;
}
