using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>What one trial showed, of both ends.</summary>
internal sealed record TrialFigures
{
    public required NearFigures Near { get; init; }

    public required FarFigures Far { get; init; }

    /// <summary>What the near end's endpoint counted in the trial.</summary>
    public required EndpointFigures NearEndpoint { get; init; }

    /// <summary>What this process spent, which in a run of one process is both ends.</summary>
    public required ProcessFigures NearProcess { get; init; }

    /// <summary>What the kernel counted in this process's namespace; null where it has no such counters.</summary>
    public KernelFigures? NearKernel { get; init; }

    /// <summary>What the near end made use of.</summary>
    public EndReport? NearReport { get; init; }

    /// <summary>Of the end that counts; null where nobody does (a far end that only discards).</summary>
    public ReceivedFigures? Received => Near.Received ?? Far.Received;

    /// <summary>Numbers that the kernel took.</summary>
    public long Sent => Near.Written - NearEndpoint.NotSent;

    /// <summary>Those of the sent that did not come.</summary>
    public long? Lost => Received is { } received ? Math.Max(0, Sent - received.Counts.Received) : null;

    /// <summary>Of the received; of the sent, where nobody counts.</summary>
    public double DatagramsPerSecond => Received is { } received
        ? received.Counts.Received / Seconds(received.Span > Near.Elapsed ? received.Span : Near.Elapsed)
        : Sent / Seconds(Near.Elapsed);

    public ReceptionCounts? Counts => Received?.Counts;

    /// <summary>What both ends' processes spent.</summary>
    public ProcessFigures Process => Far.Process is { } far ? NearProcess + far : NearProcess;

    /// <summary>What both ends' endpoints counted; the near one's alone where the far end does not tell.</summary>
    public EndpointFigures Endpoints => Far.Endpoint is { } far ? NearEndpoint + far : NearEndpoint;

    /// <summary>What the kernel counted at the far end; null where that is the near end's namespace, which is counted once.</summary>
    public KernelFigures? FarKernel => Far.Kernel is { } far && far.Namespace != NearKernel?.Namespace ? far : null;

    private static double Seconds(TimeSpan time) => Math.Max(time.TotalSeconds, 1e-9);
}
