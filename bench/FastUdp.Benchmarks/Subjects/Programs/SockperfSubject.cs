using System.Globalization;
using System.Text.RegularExpressions;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary><c>sockperf ping-pong --full-rtt</c> and its server: one datagram in flight. It warms up itself, for 0.4 s that do not count.</summary>
/// <param name="name">The name of the row.</param>
/// <param name="group">The rows it is compared with.</param>
/// <param name="options">Of both halves.</param>
internal sealed partial class SockperfSubject(string name, string group, params string[] options) : Subject(name, group)
{
    public const string Program = "sockperf";

    private const string Loopback = "127.0.0.1";

    public override bool IsProgram => true;

    public override Measurement Run(RunPlan plan)
    {
        using var server = new ProgramServer(Program, port => ["server", "-i", Loopback, "-p", port, .. options], "/proc/net/udp");
        string length = plan.SizeBytes.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "ping-pong", "-i", Loopback, "-p", server.Port, "-m", length, "-t", ProgramTimes.WholeSeconds(plan.Duration), "--full-rtt", .. options,
        ];
        return Read(ProgramProcess.Run(Program, arguments, plan.Duration + ProgramTimes.Grace), plan.SizeBytes);
    }

    /// <summary>Reads what it prints for people; there is no other form.</summary>
    internal static Measurement Read(string report, int sizeBytes)
    {
        Match counts = Counts().Match(report);
        if (!counts.Success)
            throw new InvalidOperationException($"sockperf printed no results: {report.Trim()}");
        long received = long.Parse(counts.Groups["received"].ValueSpan, CultureInfo.InvariantCulture);
        long sent = long.Parse(counts.Groups["sent"].ValueSpan, CultureInfo.InvariantCulture);
        var times = new RoundTrip(Percentile(report, "50.000"), Percentile(report, "90.000"), Percentile(report, "99.000"), Number(report, "<MAX> observation"));
        return new Measurement(sizeBytes, received, Number(counts, "seconds"), Math.Max(0, sent - received), Allocation: null, times);
    }

    private static double Percentile(string report, string percentile) => Number(report, $"percentile {percentile}");

    private static double Number(string report, string what) =>
        Number(Regex.Match(report, $@"{Regex.Escape(what)}\s*=\s*(?<number>[\d.]+)"), "number");

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[Valid Duration\] RunTime=(?<seconds>[\d.]+) sec; SentMessages=(?<sent>\d+); ReceivedMessages=(?<received>\d+)")]
    private static partial Regex Counts();
}
