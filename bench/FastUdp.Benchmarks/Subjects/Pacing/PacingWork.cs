using System.Globalization;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Works;

namespace FastUdp.Benchmarks.Subjects.Pacing;

/// <summary>Compares nothing but what was asked with what came: the rate of the token bucket, and how evenly it comes.</summary>
internal static class PacingWork
{
    public const string Name = "pacing";

    private const int DefaultSizeBytes = 1_472;
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(1);
    private static readonly long[] RatesBytesPerSecond = [1_000_000, 12_500_000, 125_000_000, 500_000_000];

    public static Row[] Run(CompareRequest options, Runner runner, TextWriter output)
    {
        int size = options.Sizes?[0] ?? DefaultSizeBytes;
        var rows = new List<Row>();
        output.WriteLine($"paced by the token bucket, {size:N0} B, bursts of {PacingRun.BurstBytes:N0} B; gaps are those between batches as received");
        foreach (long rate in RatesBytesPerSecond)
        {
            PacingResult result = PacingRun.RunAsync(rate, size, options.Duration ?? DefaultDuration).GetAwaiter().GetResult();
            output.WriteLine(Describe(rate, result));
            if (result.Measured.Datagrams == 0)
                runner.Fail($"pacing: nothing came at {rate:N0} B/s");
            rows.Add(MakeRow(rate, result.Measured));
        }
        return [.. rows];
    }

    private static string Describe(long rate, PacingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"  asked {rate * 8 / 1e6,6:N0} Mbit/s, came {result.BytesPerSecond / rate:0.000} of it; gaps µs p50 {result.Gaps.P50:0}, p90 {result.Gaps.P90:0}, p99 {result.Gaps.P99:0}, max {result.Gaps.Max:0}; cores taken {result.CoresTaken:0.00}");

    private static Row MakeRow(long rate, Measurement measured) => new()
    {
        Subject = string.Create(CultureInfo.InvariantCulture, $"{EngineForms.Linux}-paced-{rate}"),
        Work = Name,
        Size = measured.SizeBytes,
        Group = Name,
        Rounds = 1,
        Mpps = measured.Mpps,
        Gbps = measured.Gbps,
        LossPercent = measured.LossPercent,
    };
}
