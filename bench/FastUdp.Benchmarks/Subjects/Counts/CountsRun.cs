using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Benchmarks.Subjects.Counts;

/// <summary>
/// The instrument's sender, an independent receiver in C that reads docs/bench-wire.md its own way, and the kernel between them, all in one network.
/// Offloads are off: with them the kernel counts a run of datagrams as one.
/// </summary>
internal static class CountsRun
{
    private const byte Stream = 1;
    private const string IdleSeconds = "1";

    private static readonly EndSetting WithoutOffloads = new() { UseGso = false, UseGro = false };

    /// <param name="ceiling">The C programs, built.</param>
    /// <param name="network">A network that nobody else is in; null for the machine's own, where the kernel's counts are everybody's.</param>
    /// <param name="sizeBytes">Of each datagram.</param>
    /// <param name="perSecond">How many a second.</param>
    /// <param name="duration">How long.</param>
    public static async Task<CountsResult> RunAsync(string ceiling, Tests.Shared.NetworkNamespace? network, int sizeBytes, int perSecond, TimeSpan duration)
    {
        using Process counter = In(network, () => StartCounter(ceiling, duration));
        try
        {
            int port = (await ReadAsync(counter)).GetProperty("port").GetInt32();
            TrialPlan plan = Plan(sizeBytes, perSecond, duration);
            await using INearEnd near = In(network, () => NearEnds.Open(plan, new IPEndPoint(IPAddress.Loopback, port), local: null, TimeProvider.System));

            // Only now: the first endpoint of a process sends itself one, to learn what the kernel can do.
            KernelUdpCounts? before = network?.Run(KernelUdpCounts.Now);
            long written = (await near.RunAsync(Stream, duration, CancellationToken.None)).Written;
            long taken = near.Endpoint.Statistics.DatagramsSent;
            JsonElement counted = await ReadAsync(counter);
            KernelUdpCounts? kernel = network?.Run(KernelUdpCounts.Now) - before;
            return new CountsResult(
                written, taken, Count(counted, "received"), Count(counted, "distinct"), Count(counted, "foreign") + Count(counted, "corrupted"), Count(counted, "bytes"), kernel);
        }
        finally
        {
            counter.Kill();
        }
    }

    private static Process StartCounter(string ceiling, TimeSpan duration)
    {
        string limit = (duration + Tests.Shared.TimeLimits.Limit).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["count", "--stream", $"{Stream}", "--idle", IdleSeconds, "--seconds", limit];
        return Process.Start(new ProcessStartInfo(ceiling, arguments) { RedirectStandardOutput = true })!;
    }

    private static TrialPlan Plan(int sizeBytes, int perSecond, TimeSpan duration) => new()
    {
        Kind = TrafficKind.OneWay,
        DatagramBytes = sizeBytes,
        Setting = WithoutOffloads,
        Rate = new OfferedRate.Even(new RateQuantity(perSecond * 1_000L, IsBits: false)),
        Duration = duration,
        WarmUp = TimeSpan.Zero,
    };

    private static async Task<JsonElement> ReadAsync(Process counter)
    {
        string line = await counter.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the C program ended without a report");
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static T In<T>(Tests.Shared.NetworkNamespace? network, Func<T> open) => network is null ? open() : network.Run(open);

    private static long Count(JsonElement report, string name) => report.GetProperty(name).GetInt64();
}
