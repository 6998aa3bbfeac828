using System.Globalization;
using System.Text.Json;
using FastUdp.Benchmarks.Measuring;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary><c>iperf3 -u -b 0</c>, client and server: as many datagrams as it can send; what the server received counts.</summary>
/// <param name="name">The name of the row.</param>
/// <param name="group">The rows it is compared with.</param>
/// <param name="options">The client's, which tells the server.</param>
internal sealed class Iperf3Subject(string name, string group, params string[] options) : Subject(name, group)
{
    public const string Program = "iperf3";

    private const string Loopback = "127.0.0.1";

    public override bool IsProgram => true;

    public override Measurement Run(RunPlan plan)
    {
        using var server = new ProgramServer(Program, static port => ["-s", "-1", "-B", Loopback, "-p", port], "/proc/net/tcp");
        string length = plan.SizeBytes.ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "-c", Loopback, "-p", server.Port, "-u", "-b", "0", "-l", length, "-t", ProgramTimes.WholeSeconds(plan.Duration), "-J", .. options,
        ];
        using JsonDocument report = JsonDocument.Parse(ProgramProcess.Run(Program, arguments, plan.Duration + ProgramTimes.Grace));
        return Read(report.RootElement, plan.SizeBytes);
    }

    /// <summary>Reads what <c>-J</c> prints: of all streams together, by the server's counts.</summary>
    internal static Measurement Read(JsonElement report, int sizeBytes)
    {
        JsonElement end = report.GetProperty("end");
        JsonElement sum = end.TryGetProperty("sum_received", out JsonElement received) && received.TryGetProperty("packets", out _) ? received : end.GetProperty("sum");
        long lost = sum.GetProperty("lost_packets").GetInt64();
        return new Measurement(sizeBytes, sum.GetProperty("packets").GetInt64() - lost, sum.GetProperty("seconds").GetDouble(), lost, Allocation: null);
    }
}
