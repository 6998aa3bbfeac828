using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>What is known of a run before it begins.</summary>
/// <param name="Work">What results are told under.</param>
/// <param name="Trials">How many there will be; null where the results decide.</param>
/// <param name="TrialTime">About how long each takes.</param>
internal sealed record RunOutline(string Work, int? Trials, TimeSpan TrialTime)
{
    public static RunOutline Of(RunPlan plan) => new(plan.Name, plan.Trials, plan.Duration + plan.WarmUp);
}
