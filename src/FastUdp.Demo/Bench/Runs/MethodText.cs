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
            OfferedRate.Poisson => "open loop, gaps by chance",
            OfferedRate.Stepped => "open loop, rates in steps",
            _ => "open loop, even gaps",
        };
    }
}
