using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Churn;
using FastUdp.Benchmarks.Subjects.Ethernet;
using FastUdp.Benchmarks.Subjects.Pacing;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Compare;

/// <summary>Goes through works and sizes, prints the tables, and says whether everything ran.</summary>
internal static class CompareRun
{
    /// <summary>The comparisons by name. <c>churn</c>, <c>pacing</c> and <c>ethernet</c> compare nothing.</summary>
    public static readonly IReadOnlyList<IWork> Works =
    [
        new OneWayWork(), new EchoWork(), new RttWork(), new RemotesWork(), new SteadyWork(),
        new CodecWork(), new TypedOneWayWork(), new TypedEchoWork(), new GeneratorWork(),
        new RequestsRateWork(), new RequestsRttWork(), new RequestsOutstandingWork(),
        new ShardsWork(),
        new LargeWork(), new LargeLossWork(),
        new MetadataWork(),
        new MetricsWork(), new TuningWork(),
        new PullWork(), new CaptureWork(),
        new VethBroadcastWork(), new VethEchoWork(), new VethRetryWork(),
        new FanoutWork(),
        new GeneratorsWork(), new LatenciesWork(),
    ];

    public static IEnumerable<string> Names => [.. Works.Select(static work => work.Name), ChurnWork.Name, PacingWork.Name, EthernetWork.Name];

    /// <summary>As with subjects: <c>requests</c> chooses every work on requests, <c>requests-rtt</c> that one.</summary>
    public static IReadOnlyList<string> Choose(string wanted) =>
        [.. Names.Where(name => name == wanted || name.StartsWith(wanted + "-", StringComparison.Ordinal))];

    /// <returns>The exit code: 1 when a subject threw or moved nothing.</returns>
    public static int Execute(IReadOnlyList<string> works, CompareRequest options, FileInfo? json)
    {
        var runner = new Runner(Console.Error);
        using CeilingProgram? program = Build();
        var rows = new List<Row>();
        foreach (string name in works)
        {
            rows.AddRange(name switch
            {
                ChurnWork.Name => ChurnWork.Run(options, runner, Console.Out),
                PacingWork.Name => PacingWork.Run(options, runner, Console.Out),
                EthernetWork.Name => EthernetWork.Run(options, runner, Console.Out),
                _ => Compare(name, program, options, runner),
            });
        }
        if (json is not null)
            JsonReport.Write(json, options.Asked, rows);
        foreach (string failure in runner.Failures)
            Console.Error.WriteLine($"failed: {failure}");
        return runner.Failures.Count == 0 ? 0 : 1;
    }

    private static CeilingProgram? Build()
    {
        CeilingProgram? program = CeilingProgram.TryBuild(out string reason);
        if (program is null)
            Console.WriteLine($"There are no ceiling rows: {reason}.");
        return program;
    }

    private static List<Row> Compare(string name, CeilingProgram? program, CompareRequest options, Runner runner)
    {
        IWork work = Works.Single(one => one.Name == name);
        if (work.Obstacle is { } obstacle)
        {
            Console.WriteLine($"There is no {name}: {obstacle}");
            return [];
        }
        var comparison = new Comparison(work, program, options, runner);
        var rows = new List<Row>();
        foreach (int size in work.HasOwnSizes ? work.DefaultSizes : options.Sizes ?? work.DefaultSizes)
        {
            string title = work.HasOwnSizes ? work.Title : $"{work.Title}, {size:N0} B";
            Console.Error.WriteLine(title);
            Row[] built = new RowBuilder(work, comparison.Run(size)).Build();
            Table.Write(Console.Out, $"{title}, medians of {options.Pairs} interleaved rounds", built);
            rows.AddRange(built);
        }
        return rows;
    }
}
