using System.Net;
using System.Text.Json;
using FastUdp.Demo.Mtu;
using FastUdp.Demo.Output;
using FastUdp.Simulation;

namespace FastUdp.Demo.Tests.Mtu;

/// <summary>A run of <c>fastudp mtu</c> on virtual time, and what it said.</summary>
internal sealed class MtuTrial
{
    public static readonly IPEndPoint Server = IPEndPoint.Parse("203.0.113.1:1060");

    // Of virtual time: no honest run takes as long.
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private MtuTrial(MtuReport report, string output)
    {
        Report = report;
        Lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    public MtuReport Report { get; }

    /// <summary>The lines it said.</summary>
    public string[] Lines { get; }

    public JsonElement[] Events => [.. Lines.Select(static line => JsonElement.Parse(line))];

    /// <param name="network">Whose clock it is.</param>
    /// <param name="path">Where the datagrams go; disposed at the end.</param>
    /// <param name="plan">What is to be found out; null has the defaults.</param>
    /// <param name="isJson">What form it says it in.</param>
    /// <param name="isOnce">Whether the big datagram is all.</param>
    /// <param name="stopAfter">When it is stopped; null lets it end.</param>
    public static MtuTrial Run(
        SimulatedNetwork network, Func<IProbePath> path, MtuPlan? plan = null, bool isJson = false, bool isOnce = false, TimeSpan? stopAfter = null)
    {
        plan ??= new MtuPlan(Server, BigBytes: 65_000, Tries: 3, TimeSpan.FromSeconds(1));
        using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        using ITimer timer = network.TimeProvider.CreateTimer(_ => stop.Cancel(), null, stopAfter ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var transcript = new MtuTranscript(new Transcript(output, isJson), plan);
        MtuReport? report = null;
        network.Run(
            async () =>
            {
                await using IProbePath opened = path();
                var run = new MtuRun(opened, plan, transcript, network.TimeProvider);
                report = await (isOnce ? run.SendBigAsync(stop.Token) : run.RunAsync(stop.Token));
                transcript.TellSummary(report);
            },
            Limit);
        return new MtuTrial(report!, output.ToString());
    }
}
