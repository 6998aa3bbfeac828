using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What measuring itself takes of each datagram: the time of the instrument's own work on either side, rehearsed in memory before the trials.</summary>
/// <param name="SendNanoseconds">To ask the schedule, and to write head, checksum and padding in place; any sender has a payload to write.</param>
/// <param name="ReceiveNanoseconds">To check all bytes and to count.</param>
internal sealed record MeasuringCost(double SendNanoseconds, double ReceiveNanoseconds)
{
    /// <summary>How long each size is rehearsed, both sides together.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(40);

    // Until the runtime has compiled what it sees is called often: it waits 100 ms for that to settle, more than once.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>Rehearses trials, one after the other. The first takes longer.</summary>
    /// <param name="plans">One of each size.</param>
    /// <param name="stop">Ends it early: the sizes that were not reached are missing.</param>
    /// <returns>By size.</returns>
    public static Dictionary<int, MeasuringCost> Of(IEnumerable<TrialPlan> plans, CancellationToken stop)
    {
        var costs = new Dictionary<int, MeasuringCost>();
        foreach (TrialPlan plan in plans)
        {
            if (stop.IsCancellationRequested)
                break;
            if (costs.Count == 0)
                new TrialRehearsal(plan).Run(WarmUp);
            var rehearsal = new TrialRehearsal(plan);
            rehearsal.Run(Duration);
            costs[plan.DatagramBytes] = rehearsal.Cost;
        }
        return costs;
    }
}
