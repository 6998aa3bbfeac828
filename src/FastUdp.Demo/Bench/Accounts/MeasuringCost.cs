using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What measuring itself takes of each datagram: the time of the instrument's own work on either side, rehearsed in memory before the trials.</summary>
/// <param name="SendNanoseconds">To ask the schedule, and to write head, checksum and padding in place; any sender has a payload to write.</param>
/// <param name="ReceiveNanoseconds">To check all bytes and to count.</param>
internal sealed record MeasuringCost(double SendNanoseconds, double ReceiveNanoseconds)
{
    /// <summary>How long each size is rehearsed, both sides together.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(40);

    // The runtime compiles well what is called often, on a thread of its own, 100 ms after nothing new has been called (tiered compilation). On a busy
    // machine that comes late: the code is warm when some slices in a row have been no faster.
    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(50);
    private const int SlicesWithoutGain = 5;
    private const int MostSlices = 40;
    private const double Gain = 0.9;

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
                WarmUp(plan, stop);
            var rehearsal = new TrialRehearsal(plan);
            rehearsal.Run(Duration);
            costs[plan.DatagramBytes] = rehearsal.Cost;
        }
        return costs;
    }

    private static void WarmUp(TrialPlan plan, CancellationToken stop)
    {
        double least = double.PositiveInfinity;
        for (int slice = 0, same = 0; slice < MostSlices && same < SlicesWithoutGain && !stop.IsCancellationRequested; slice++)
        {
            var rehearsal = new TrialRehearsal(plan);
            rehearsal.Run(WarmUpSlice);
            double cost = rehearsal.Cost.SendNanoseconds + rehearsal.Cost.ReceiveNanoseconds;
            same = cost < least * Gain ? 0 : same + 1;
            least = Math.Min(least, cost);
        }
    }
}
