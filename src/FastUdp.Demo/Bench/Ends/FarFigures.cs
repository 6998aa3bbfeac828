using FastUdp.Demo.Bench.Accounts;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>What a far end has to say of one trial. Null is what it does not know.</summary>
/// <remarks>
/// A <see cref="FarSession"/> says what is its own. <see cref="Process"/> and <see cref="Kernel"/> are added by whoever serves sessions from another
/// process: <see cref="ProcessAccounts.Begin"/> before the session begins a trial, <see cref="ProcessAccounts.End"/> when it has ended it.
/// </remarks>
internal sealed record FarFigures
{
    /// <summary>Of the end that counts; null where the near end does.</summary>
    public ReceivedFigures? Received { get; init; }

    /// <summary>What its process spent; null where that is the near end's process, which counts itself.</summary>
    public ProcessFigures? Process { get; init; }

    /// <summary>What its endpoint counted in the trial.</summary>
    public EndpointFigures? Endpoint { get; init; }

    /// <summary>What the kernel counted in its namespace, which may be the near end's; null where that is the near end's process, or the system has no such counters.</summary>
    public KernelFigures? Kernel { get; init; }

    /// <summary>What it made use of, at the end of the trial.</summary>
    public EndReport? Report { get; init; }
}
