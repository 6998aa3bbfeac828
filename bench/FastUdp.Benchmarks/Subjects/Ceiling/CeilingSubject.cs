using System.Text.Json;
using FastUdp.Benchmarks.Measuring;
using static FastUdp.Benchmarks.Subjects.Ceiling.CeilingVariant;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A C program that does both ends of a work in its own process.</summary>
/// <param name="program">The built programs.</param>
/// <param name="name">The name of the row.</param>
/// <param name="group">The rows whose limit it is.</param>
/// <param name="arguments">The subcommand and its options, without size and times.</param>
/// <param name="read">Reads what it prints.</param>
internal sealed class CeilingSubject(
    CeilingProgram program, string name, string group, string[] arguments, Func<JsonElement, int, Measurement> read)
    : Subject(name, group)
{
    public override bool IsCeiling => true;

    public override Measurement Run(RunPlan plan) =>
        read(program.Run([.. arguments, .. Common(plan)], plan.WarmUp + plan.Duration), plan.SizeBytes);

    /// <summary>The options every work has.</summary>
    public static string[] Common(RunPlan plan) =>
    [
        "--size", Invariant(plan.SizeBytes),
        "--seconds", Invariant(plan.Duration.TotalSeconds),
        "--warmup", Invariant(plan.WarmUp.TotalSeconds),
    ];
}
