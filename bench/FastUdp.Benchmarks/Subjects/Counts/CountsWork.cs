using System.Globalization;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Tests.Shared;

namespace FastUdp.Benchmarks.Subjects.Counts;

/// <summary>Compares counts: the instrument's, the kernel's and an independent receiver's, of 10⁷ datagrams where no other time is given.</summary>
internal static class CountsWork
{
    public const string Name = "counts";

    private const int DefaultSizeBytes = 64;

    // What the C program checks easily, byte by byte, on a core that others use too.
    private const int PerSecond = 250_000;

    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(40);

    public static Row[] Run(CompareRequest options, CeilingProgram? program, Runner runner, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"counts of the same datagrams, {PerSecond:N0} a second, without offloads");
        if (program is null)
        {
            output.WriteLine("There are none: there is no C program to count.");
            return [];
        }
        using NetworkNamespace? network = NetworkNamespace.TryCreate(out string? obstacle);
        if (network is null)
            output.WriteLine($"Without the kernel's: {obstacle}");
        return [.. (options.Sizes ?? [DefaultSizeBytes]).Select(size => Run(options, program, network, size, runner, output))];
    }

    private static Row Run(CompareRequest options, CeilingProgram program, NetworkNamespace? network, int size, Runner runner, TextWriter output)
    {
        TimeSpan duration = options.Duration ?? DefaultDuration;
        CountsResult counts = CountsRun.RunAsync(program.Executable, network, size, PerSecond, duration).GetAwaiter().GetResult();
        Tell(counts, size, output);
        if (!counts.Agrees)
            runner.Fail($"{Name}: the counts of {size:N0} B differ");
        return MakeRow(counts, size, duration);
    }

    private static void Tell(CountsResult counts, int size, TextWriter output)
    {
        output.WriteLine($"  {size:N0} B");
        Line("the instrument sent", counts.Written);
        Line("the engine's statistics: sent", counts.Taken);
        Line("the kernel: OutDatagrams", counts.Kernel?.OutDatagrams);
        Line("the kernel: InDatagrams", counts.Kernel?.InDatagrams);
        Line("the kernel: RcvbufErrors", counts.Kernel?.ReceiveBufferErrors);
        Line("the C program received, intact", counts.Counted);
        Line("the C program: different numbers", counts.Distinct);
        Line("the C program: anything else", counts.Wrong);
        output.WriteLine(counts.Agrees ? "  They agree." : "  THEY DO NOT AGREE.");

        void Line(string who, long? count) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {who,-34}{(count is { } known ? known.ToString("N0", CultureInfo.InvariantCulture) : "n/a"),14}"));
    }

    private static Row MakeRow(CountsResult counts, int size, TimeSpan duration)
    {
        var measured = new Measurement(size, counts.Counted, duration.TotalSeconds, counts.Taken - counts.Counted, Allocation: null);
        return new Row
        {
            Subject = "fastudp",
            Work = Name,
            Size = size,
            Group = Name,
            Rounds = 1,
            Mpps = measured.Mpps,
            Gbps = measured.Gbps,
            LossPercent = measured.LossPercent,
            Counts = counts,
        };
    }
}
