using System.Globalization;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Runs;

/// <summary>How a row was measured, for people.</summary>
internal static class MethodText
{
    public static string Of(RunPlan plan, int size)
    {
        TrialPlan trial = plan.Trial(size, plan.Settings[0], round: 0);
        return trial.Rate switch
        {
            null => $"closed loop, {Figures.Count(trial.Window)} in flight",
            OfferedRate.Flood => "as many as can be sent",
            OfferedRate.Poisson poisson => $"open loop, {Show(poisson.Mean, trial)}, gaps by chance",
            OfferedRate.Stepped stepped => $"open loop, {stepped.Steps.Count} rates one after the other",
            OfferedRate.Even even => $"open loop, {Show(even.Quantity, trial)}, even gaps",
            _ => "open loop",
        };
    }

    private static string Show(RateQuantity quantity, TrialPlan trial) =>
        string.Create(CultureInfo.InvariantCulture, $"{quantity.For(trial.WireBytes).PerSecond:#,0.###}/s");
}
