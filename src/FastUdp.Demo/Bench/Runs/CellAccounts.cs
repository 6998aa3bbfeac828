using FastUdp.Demo.Bench.Accounts;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>Adds to a row what its trials cost, and what the kernel says of them: sums over the trials, by the sum of their datagrams where each is meant.</summary>
internal static class CellAccounts
{
    private const double NanosecondsPerTick = TimeSpan.NanosecondsPerTick;

    /// <param name="row">The row of the cell.</param>
    /// <param name="trials">Its whole trials, at least one.</param>
    /// <param name="cost">What measuring takes; null where it was not rehearsed.</param>
    public static RunRow AddTo(RunRow row, TrialFigures[] trials, MeasuringCost? cost)
    {
        double datagrams = Math.Max(1, trials.Sum(static trial => trial.Counts?.Received ?? trial.Sent));
        BatchShape? shape = Merge(trials);
        return row with
        {
            BytesPerDatagram = trials.Sum(static trial => trial.Process.AllocatedBytes) / datagrams,
            Collections = trials.Sum(static trial => trial.Process.Collections),
            CpuNanosecondsPerDatagram = trials.Sum(static trial => trial.Process.CpuTime.Ticks) * NanosecondsPerTick / datagrams,
            SystemNanosecondsPerDatagram = trials.Sum(static trial => trial.Process.SystemTime.Ticks) * NanosecondsPerTick / datagrams,
            SendCallsPerDatagram = trials.Sum(static trial => trial.Endpoints.SendCalls) / datagrams,
            ReceiveCallsPerDatagram = trials.Sum(static trial => trial.Endpoints.ReceiveCalls) / datagrams,
            BatchDatagrams = shape is null ? null : RunSpread.Of(shape.BatchDatagrams),
            RunDatagrams = shape is null ? null : RunSpread.Of(shape.RunDatagrams),
            StrideBytes = shape is null ? null : RunSpread.Of(shape.StrideBytes),
            DroppedBuffers = Sum(trials, static trial => trial.Endpoints.DroppedByKernel),
            Kernel = Sum(trials, static trial => trial.NearKernel),
            FarKernel = Sum(trials, static trial => trial.FarKernel),
            // An offload that was taken back stays so: the last trial has it.
            Near = trials[^1].NearReport,
            Far = trials[^1].Far.Report,
            OverheadSendNanoseconds = cost?.SendNanoseconds,
            OverheadReceiveNanoseconds = cost?.ReceiveNanoseconds,
        };
    }

    private static BatchShape? Merge(TrialFigures[] trials)
    {
        BatchShape? all = null;
        foreach (ReceivedFigures received in trials.Select(static trial => trial.Received).OfType<ReceivedFigures>())
            (all ??= new BatchShape()).Add(received.Shape);
        return all;
    }

    private static long? Sum(TrialFigures[] trials, Func<TrialFigures, long?> count) =>
        trials.Any(trial => count(trial) is null) ? null : trials.Sum(count);

    private static KernelCounters? Sum(TrialFigures[] trials, Func<TrialFigures, KernelFigures?> figures) =>
        trials.Select(trial => figures(trial)?.Counters).Aggregate(static (sum, next) => sum is null || next is null ? null : sum + next);
}
