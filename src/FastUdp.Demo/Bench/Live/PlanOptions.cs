using System.Globalization;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Bench.Live;

/// <summary>A plan as options of the command line would say it: so that a file tells how it was measured, defaults and all.</summary>
internal static class PlanOptions
{
    public static IEnumerable<(string Option, string Value)> Of(RunPlan plan) =>
    [
        ("sizes", string.Join(',', plan.Sizes.Select(Text))),
        ("rounds", Text(plan.Rounds)),
        ("within", Text(100 * plan.Rule.WidestShare)),
        ("seconds", Text(plan.Duration.TotalSeconds)),
        ("warm-up", Text(plan.WarmUp.TotalSeconds)),
        ("mtu", Text(plan.MtuBytes)),
        ("seed", Text(plan.Seed)),
    ];

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
