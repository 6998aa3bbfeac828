namespace FastUdp.Simulation;

/// <summary>The event of a program's start: so its first await happens within the simulation, as all others will.</summary>
internal sealed class ProgramStart(Func<Task> program) : VirtualEvent
{
    /// <summary>The program as a task; null before its start.</summary>
    public Task? Program { get; private set; }

    public override void Happen() => Program = program();
}
