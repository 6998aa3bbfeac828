namespace FastUdp.Simulation;

/// <summary>A clock that stands still until the simulation moves it, and the timers on it: all that happens in a simulation, in one order.</summary>
internal sealed class VirtualTime : TimeProvider
{
}
