using System.Text.Json;
using FastUdp.Demo.Load;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a session has measured, as lines for people or as the last line for programs.</summary>
internal static class StampReportOutput
{
    public static void Tell(Transcript transcript, StampReport report)
    {
        if (transcript.IsJson)
            transcript.Tell("summary", "", json => WriteMembers(json, report));
        else
            transcript.Tell("summary", string.Join(Environment.NewLine, Lines(report)));
    }

    private static IEnumerable<string> Lines(StampReport report)
    {
        yield return $"sent        {Figures.Count(report.Sent)} in {Figures.Duration(report.Elapsed.TotalMicroseconds)}";
        if (report.Unsent > 0)
            yield return $"not sent    {Figures.Count(report.Unsent)}";
        yield return $"received    {Figures.Count(report.Received)}";
        yield return $"lost        {Figures.Count(report.Lost)} ({Figures.Percent(report.LossPercent)}); {WaysOf(report)}";
        yield return $"reordered   {Figures.Count(report.Reordered)}";
        yield return $"duplicated  {Figures.Count(report.Repeated)}";
        if (report.Unexpected + report.Malformed > 0)
            yield return $"dropped     {Figures.Count(report.Malformed)} malformed, {Figures.Count(report.Unexpected)} to no packet of ours";
        if (report.Received == 0)
            yield break;
        yield return $"round trip  {Percentiles(report.RoundTrip)}";
        yield return report.OneWay is var (forward, backward)
            ? $"there       {Percentiles(forward)}{Environment.NewLine}back        {Percentiles(backward)}"
            : "one way     not told: it would be off by the difference of the two clocks (--clocks-shared where they are one)";
        if (report.Negative > 0)
            yield return $"note        {Figures.Count(report.Negative)} one-way delays were below zero: the clocks are not one";
        yield return $"jitter      {Figures.Duration(report.ForwardJitterMicroseconds)} there, {Figures.Duration(report.BackwardJitterMicroseconds)} back";
        yield return $"hop limit   {HopLimits(report)} there";
        if (!report.HasKernelTimes)
            yield return "note        the kernel does not say here when an answer arrives: the round trip has this program's own delay in it";
    }

    private static string WaysOf(StampReport report)
    {
        if (report.LostByWay is not var (forward, backward))
            return "of either way: the reflector numbers no answers (or say --stateful)";
        long either = report.Lost - forward - backward;
        return $"{Figures.Count(forward)} there, {Figures.Count(backward)} back{(either > 0 ? $", {Figures.Count(either)} of either way" : "")}";
    }

    private static string Percentiles(RoundTripFigures figures) =>
        $"p50 {Figures.Duration(figures.P50)}, p90 {Figures.Duration(figures.P90)}, p99 {Figures.Duration(figures.P99)}, " +
        $"p99.9 {Figures.Duration(figures.P999)}, max {Figures.Duration(figures.Maximum)}";

    private static string HopLimits(StampReport report) =>
        report.HopLimits.Least == report.HopLimits.Most ? $"{report.HopLimits.Least}" : $"{report.HopLimits.Least} to {report.HopLimits.Most}";

    private static void WriteMembers(Utf8JsonWriter json, StampReport report)
    {
        json.WriteNumber("sent", report.Sent);
        json.WriteNumber("unsent", report.Unsent);
        json.WriteNumber("received", report.Received);
        json.WriteNumber("lost", report.Lost);
        json.WriteNumber("lossPercent", Math.Round(report.LossPercent, 4));
        if (report.LostByWay is var (lostForward, lostBackward))
        {
            json.WriteNumber("lostForward", lostForward);
            json.WriteNumber("lostBackward", lostBackward);
        }
        json.WriteNumber("reordered", report.Reordered);
        json.WriteNumber("duplicated", report.Repeated);
        json.WriteNumber("malformed", report.Malformed);
        json.WriteNumber("unexpected", report.Unexpected);
        if (report.Received > 0)
            WriteDelays(json, report);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
    }

    private static void WriteDelays(Utf8JsonWriter json, StampReport report)
    {
        json.WriteFigures("roundTripMicroseconds", report.RoundTrip);
        if (report.OneWay is var (forward, backward))
        {
            json.WriteFigures("forwardMicroseconds", forward);
            json.WriteFigures("backwardMicroseconds", backward);
            json.WriteNumber("negativeDelays", report.Negative);
        }
        json.WriteNumber("forwardJitterMicroseconds", Math.Round(report.ForwardJitterMicroseconds, 3));
        json.WriteNumber("backwardJitterMicroseconds", Math.Round(report.BackwardJitterMicroseconds, 3));
        json.WriteNumber("leastHopLimit", report.HopLimits.Least);
        json.WriteNumber("mostHopLimit", report.HopLimits.Most);
        json.WriteBoolean("hasKernelTimes", report.HasKernelTimes);
    }
}
