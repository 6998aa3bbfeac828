using System.CommandLine;
using BenchmarkDotNet.Running;

namespace FastUdp.Benchmarks;

/// <summary><c>micro</c>: BenchmarkDotNet over the pure parts; it takes BenchmarkDotNet's own options.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var command = new Command("micro", "Measures the pure parts with BenchmarkDotNet, whose options it takes.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(static result =>
        {
            string[] arguments = result.UnmatchedTokens.Count == 0 ? ["--filter", "*"] : [.. result.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(arguments);
        });
        return command;
    }
}
