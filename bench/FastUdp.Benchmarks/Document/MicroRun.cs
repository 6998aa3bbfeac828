using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FastUdp.Benchmarks.Compare;
using Perfolizer.Horology;

namespace FastUdp.Benchmarks.Document;

/// <summary>
/// All of <c>micro</c> in this process, each for a moment: a process of its own for each takes half an hour. For a figure to argue about there is
/// <c>micro --filter</c>.
/// </summary>
internal static class MicroRun
{
    private const double IterationMilliseconds = 50;

    /// <param name="iterations">How often each is measured.</param>
    /// <param name="progress">Is told of each as it ends.</param>
    public static Row[] Measure(int iterations, TextWriter progress)
    {
        Job job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(1)
            .WithIterationCount(iterations)
            .WithIterationTime(TimeInterval.FromMilliseconds(IterationMilliseconds));
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(NullLogger.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var rows = new List<Row>();
        foreach (Type suite in typeof(MicroRun).Assembly.GetTypes().Where(static type => type.Namespace == typeof(Micro.MicroBuffers).Namespace && HasBenchmarks(type)).OrderBy(static type => type.Name, StringComparer.Ordinal))
        {
            progress.WriteLine($"  {suite.Name}");
            rows.AddRange(BenchmarkRunner.Run(suite, config).Reports.Where(static report => report.Success).Select(Row));
        }
        return [.. rows];
    }

    private static bool HasBenchmarks(Type type) =>
        type.GetMethods().Any(static method => method.IsDefined(typeof(BenchmarkDotNet.Attributes.BenchmarkAttribute), inherit: false));

    private static Row Row(BenchmarkReport report)
    {
        BenchmarkCase bench = report.BenchmarkCase;
        string parameters = bench.Parameters.DisplayInfo;
        return new Row
        {
            Work = DocumentWork.Micro,
            Group = bench.Descriptor.Type.Name.Replace("Benchmarks", "", StringComparison.Ordinal),
            Subject = $"{bench.Descriptor.WorkloadMethod.Name} {parameters}".TrimEnd(),
            Size = 0,
            Rounds = report.ResultStatistics!.N,
            NanosecondsEach = report.ResultStatistics.Median,
            BytesPerDatagram = report.GcStats.GetBytesAllocatedPerOperation(bench),
        };
    }
}
