using System.Diagnostics;
using FastUdp.Demo.Bench.Ends;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>What measuring itself takes of each datagram: the time of the instrument's own work on either side, rehearsed in memory before the trials.</summary>
/// <param name="SendNanoseconds">To ask the schedule, and to write head, checksum and padding in place; any sender has a payload to write.</param>
/// <param name="ReceiveNanoseconds">To check all bytes and to count.</param>
internal sealed record MeasuringCost(double SendNanoseconds, double ReceiveNanoseconds)
{
    /// <summary>How long each size is rehearsed, both sides together.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(40);

    // The runtime compiles well what is called often, on a thread of its own, 100 ms after nothing new has been called (tiered compilation). On a busy
    // machine that comes late: the code is warm when some slices in a row have been no faster.
    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(50);
    private const int SlicesWithoutGain = 8;
    private const int MostSlices = 40;
    private const double Gain = 0.9;

    private static bool _isWarm;

    /// <summary>Rehearses trials, one after the other. The first in a process takes up to 2 s longer, mostly half a second.</summary>
    /// <param name="plans">One of each size.</param>
    /// <param name="limit">How long all of it may take: a run that is shorter than its rehearsal has none.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>By size; the sizes that were not reached are missing.</returns>
    public static Dictionary<int, MeasuringCost> Of(IReadOnlyList<TrialPlan> plans, TimeSpan limit, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        var costs = new Dictionary<int, MeasuringCost>();
        foreach (TrialPlan plan in plans)
        {
            _isWarm = _isWarm || WarmUp(plan, (int)((limit - Stopwatch.GetElapsedTime(start)) / WarmUpSlice), stop);
            if (!_isWarm || stop.IsCancellationRequested || Stopwatch.GetElapsedTime(start) + Duration > limit)
                break;
            var rehearsal = new TrialRehearsal(plan);
            rehearsal.Run(Duration);
            costs[plan.DatagramBytes] = rehearsal.Cost;
        }
        return costs;
    }

    /// <summary>True when more warming up would gain nothing.</summary>
    private static bool WarmUp(TrialPlan plan, int slices, CancellationToken stop)
    {
        double least = double.PositiveInfinity;
        int same = 0;
        for (int slice = 0; slice < Math.Min(slices, MostSlices) && same < SlicesWithoutGain && !stop.IsCancellationRequested; slice++)
        {
            var rehearsal = new TrialRehearsal(plan);
            rehearsal.Run(WarmUpSlice);
            double cost = rehearsal.Cost.SendNanoseconds + rehearsal.Cost.ReceiveNanoseconds;
            same = cost < least * Gain ? 0 : same + 1;
            least = Math.Min(least, cost);
        }
        return same == SlicesWithoutGain;
    }
}
