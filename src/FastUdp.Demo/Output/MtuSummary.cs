using System.Text.Json;
using FastUdp.Demo.Mtu;

namespace FastUdp.Demo.Output;

/// <summary>The result of <c>fastudp mtu</c>: the last line.</summary>
internal static class MtuSummary
{
    public static void Tell(Transcript transcript, MtuPlan plan, MtuReport report)
    {
        // The big datagram alone has been told of by now, and for people that is all.
        if (transcript.IsJson || report.End != SearchEnd.NotSearched)
            transcript.Tell("summary", TextOf(plan, report), json => Write(json, plan, report));
    }

    /// <summary>An MTU, or null where it is not known.</summary>
    public static void WriteMtu(this Utf8JsonWriter json, int mtuBytes) => WriteOrNull(json, "mtuBytes", mtuBytes > 0 ? mtuBytes : null);

    private static string TextOf(MtuPlan plan, MtuReport report) => report switch
    {
        { End: SearchEnd.Complete, LargestBytes: { } largest } =>
            $"The largest datagram that gets through is {Size(plan, largest)}{Limit(plan, largest)}",
        { End: SearchEnd.Stopped } => $"Stopped: {Bounds(report)}",
        { End: SearchEnd.Unsettled } => $"The path does not stay as it is: for now, {Bounds(report)}",
        { End: SearchEnd.NobodyAnswers, IsConfirmed: true, LargestBytes: { } largest } =>
            $"Nobody answers at {plan.Server} any more; the largest datagram that did get through is {Size(plan, largest)}",
        { LargestBytes: { } taken } =>
            $"Unconfirmed: nobody answers at {plan.Server}; the kernel takes up to {Size(plan, taken)}{Limit(plan, taken)}",
        _ => $"Unconfirmed: nobody answers at {plan.Server}, and the system does not say what the path takes",
    };

    private static string Size(MtuPlan plan, int payloadBytes) =>
        $"{Figures.Count(payloadBytes)} bytes: an {plan.FamilyName} packet of {Figures.Count(payloadBytes + plan.HeaderBytes)} bytes";

    private static string Limit(MtuPlan plan, int payloadBytes) => payloadBytes == plan.LimitBytes ? ", which is UDP's limit, not the path's" : "";

    private static string Bounds(MtuReport report) => report switch
    {
        { LargestBytes: { } largest, CeilingBytes: { } ceiling } =>
            $"datagrams of {Figures.Count(largest)} bytes get through, those of {Figures.Count(ceiling)} do not",
        { LargestBytes: { } largest } => $"datagrams of {Figures.Count(largest)} bytes get through",
        { CeilingBytes: { } ceiling } => $"nothing is known to get through, datagrams of {Figures.Count(ceiling)} bytes do not",
        _ => "nothing is known to get through",
    };

    private static void Write(Utf8JsonWriter json, MtuPlan plan, MtuReport report)
    {
        json.WriteString("server", plan.Server.ToString());
        json.WriteString("end", JsonNamingPolicy.CamelCase.ConvertName(report.End.ToString()));
        json.WriteBoolean("confirmed", report.IsConfirmed);
        WriteOrNull(json, "largestBytes", report.LargestBytes);
        WriteOrNull(json, "packetBytes", report.LargestBytes + plan.HeaderBytes);
        WriteOrNull(json, "tooLongBytes", report.CeilingBytes);
        json.WriteNumber("limitBytes", plan.LimitBytes);
        WriteCounts(json, report.Counts);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
    }

    private static void WriteCounts(Utf8JsonWriter json, ProbeCounts counts)
    {
        json.WriteNumber("datagramsSent", counts.Sent);
        json.WriteNumber("answered", counts[ProbeOutcome.Answered]);
        json.WriteNumber("refusedByHost", counts[ProbeOutcome.RefusedByHost]);
        json.WriteNumber("unanswered", counts[ProbeOutcome.Silence]);
        json.WriteNumber("tooLongHere", counts[ProbeOutcome.TooLongHere]);
        json.WriteNumber("tooLongThere", counts[ProbeOutcome.TooLongThere]);
        json.WriteNumber("unreachable", counts[ProbeOutcome.Unreachable]);
    }

    private static void WriteOrNull(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
