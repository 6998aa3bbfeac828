using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Document;
using FastUdp.Benchmarks.Subjects.Codec;
using FastUdp.Benchmarks.Subjects.Codec.Handwritten;
using FastUdp.Benchmarks.Subjects.Codec.Messages;

namespace FastUdp.Benchmarks;

/// <summary>
/// <c>dry</c>: every bench once, for a moment, so that none of them breaks unnoticed. Its figures mean nothing.
/// </summary>
internal static class DryCommand
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(0.1);

    public static Command Create()
    {
        var command = new Command("dry", "Runs every bench for a moment; fails if one throws or moves nothing.");
        command.SetAction(static _ => DryMicro() & DryCompare() & DryAgreement() & DryDocument() ? 0 : 1);
        return command;
    }

    private static bool DryCompare()
    {
        // To compile a thousand messages takes as long as all the rest, and is what a hundred do; nor do programs run faster for other options.
        var request = new CompareRequest(null, Pairs: 1, Moment, [], Primes: false)
        {
            Without =
            [
                "cold-1000", "unrelated-edit-1000", "message-edit-1000",
                "iperf3-buffers", "iperf3-2-streams", "sockperf-nonblocked", "fastudp-busypoll",
            ],
        };
        return CompareRun.Execute([.. CompareRun.Names], request, json: null) == 0;
    }

    /// <summary>
    /// Here and not before each comparison: a million reads of broken datagrams would have the JIT compile both codecs
    /// for such.
    /// </summary>
    private static bool DryAgreement()
    {
        CodecAgreement.Verify<HandwrittenFixed, FixedMessage>(MessageRing.MakeFixed());
        CodecAgreement.Verify<HandwrittenMixed, MixedMessage>(MessageRing.MakeMixed());
        return true;
    }

    /// <summary>The page is what the kept runs make, whether or not they were made here.</summary>
    private static bool DryDocument()
    {
        bool isInStep = DocumentCommand.IsInStep();
        if (!isInStep)
            Console.Error.WriteLine("docs/benchmarks.md is not what docs/benchmarks makes: run 'document --works none'.");
        return isInStep;
    }

    /// <summary>In this process: a build of its own for each class would take longer than all the rest.</summary>
    private static bool DryMicro()
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        bool allRan = true;
        foreach (Summary summary in BenchmarkRunner.Run(typeof(DryCommand).Assembly, config))
            allRan &= Report(summary);
        return allRan;
    }

    private static bool Report(Summary summary)
    {
        foreach (BenchmarkReport report in summary.Reports)
        {
            BenchmarkCase bench = report.BenchmarkCase;
            string outcome = report.Success ? "ran" : "failed";
            Console.Error.WriteLine($"  {bench.Descriptor.GetFilterName()} {bench.Parameters.DisplayInfo}: {outcome}");
        }
        foreach (ValidationError error in summary.ValidationErrors.Where(static error => error.IsCritical))
            Console.Error.WriteLine($"  {error.Message}");
        return !summary.HasCriticalValidationErrors
            && summary.Reports.Length > 0
            && summary.Reports.All(static report => report.Success);
    }
}
