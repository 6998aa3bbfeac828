using System.Globalization;
using System.Text.Json;
using FastUdp.Demo.Mtu;

namespace FastUdp.Demo.Output;

/// <summary>What <c>fastudp mtu</c> tells: what became of the big datagram, then each step of the search, then the result.</summary>
internal sealed class MtuTranscript(Transcript transcript, MtuPlan plan)
{
    private string Big => $"The big datagram of {Figures.Count(plan.BigBytes)} bytes";

    /// <summary>What the network said, and who of it.</summary>
    public static string Explain(in NetworkError error) => $"{Who(error)} says {What(error)}";

    /// <param name="mtuBytes">What the kernel knows of the path; null when it does not say.</param>
    /// <param name="shortcomings">What cannot be had here, a sentence each.</param>
    public void TellOpening(int? mtuBytes, IEnumerable<string> shortcomings)
    {
        string known = mtuBytes is { } mtu ? $"the kernel knows of a path MTU of {Figures.Count(mtu)} bytes" : "the system says nothing of the path MTU";
        transcript.Tell("opening", $"To {plan.Server}, never fragmented; {known}", json =>
        {
            json.WriteString("server", plan.Server.ToString());
            json.WriteMtu(mtuBytes ?? 0);
        });
        foreach (string shortcoming in shortcomings)
            transcript.Tell("note", shortcoming, json => json.WriteString("text", shortcoming));
    }

    /// <summary>The kernel took the big datagram: what becomes of it is not known yet.</summary>
    public void TellBigSent() => transcript.Tell("sent", $"{Big} was sent", WriteBig);

    /// <summary>What became of the big datagram in the end.</summary>
    public void TellBig(ProbeResult result) => transcript.Tell(KindOfBig(result.Outcome), TextOfBig(result), json =>
    {
        WriteBig(json);
        WriteResult(json, result);
    });

    public void TellSearch() => transcript.Tell(
        "search",
        $"The search for the largest that gets through, up to UDP's limit of {Figures.Count(plan.LimitBytes)} bytes:",
        json => json.WriteNumber("limitBytes", plan.LimitBytes));

    /// <summary>Refusals by the host prove arrivals from here on.</summary>
    public void TellPacing()
    {
        const string text = "The host refuses the port, so it has arrived. Hosts refuse about once a second: so does the search step.";
        transcript.Tell("note", text, static json => json.WriteString("text", text));
    }

    /// <summary>One datagram of the search.</summary>
    public void TellProbe(ProbeStep step, ProbeResult result)
    {
        string late = step.Told is null ? "" : "late: ";
        string text = string.Create(CultureInfo.InvariantCulture, $"{step.PayloadBytes,8:N0}  {late}{TextOf(step, result)}");
        transcript.Tell("probe", text, json =>
        {
            json.WriteNumber("bytes", step.PayloadBytes);
            json.WriteNumber("packetBytes", step.PayloadBytes + plan.HeaderBytes);
            json.WriteNumber("try", step.Try);
            WriteResult(json, result);
            json.WriteBoolean("late", step.Told is not null);
        });
    }

    public void TellSummary(MtuReport report) => MtuSummary.Tell(transcript, plan, report);

    private static string KindOfBig(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Answered or ProbeOutcome.RefusedByHost => "arrived",
        ProbeOutcome.TooLongHere => "refused",
        ProbeOutcome.Silence => "unanswered",
        _ => "lost",
    };

    private string TextOfBig(in ProbeResult result) => result.Outcome switch
    {
        ProbeOutcome.Answered => $"It arrived: the server answered after {Time(result)}",
        ProbeOutcome.RefusedByHost => $"It arrived: the host refused the port after {Time(result)}",
        ProbeOutcome.TooLongHere when result.MtuBytes == 0 => $"{Big} did not make it: it is too long for the path, and the system does not say what is not",
        ProbeOutcome.TooLongHere => $"{Big} did not make it: the path MTU is {Figures.Count(result.MtuBytes)} bytes",
        ProbeOutcome.TooLongThere => $"{Big} did not make it: the path MTU is {Figures.Count(result.MtuBytes)} bytes, says {Who(result.Error!.Value)}",
        ProbeOutcome.Unreachable => $"{Big} did not make it: {Explain(result.Error!.Value)}",
        ProbeOutcome.NotSent => $"{Big} was not sent: the system has no room for it",
        _ => $"Nothing came back within {Time(result)}, {plan.Tries} times: whether it arrived is not known",
    };

    private static string TextOf(ProbeStep step, in ProbeResult result) => result.Outcome switch
    {
        ProbeOutcome.TooLongHere when result.MtuBytes == 0 => "not sent: too long, says the kernel",
        ProbeOutcome.TooLongHere => $"not sent: too long, says the kernel: MTU {Figures.Count(result.MtuBytes)}",
        ProbeOutcome.NotSent => "not sent: the kernel has no room",
        ProbeOutcome.Answered => $"sent; an answer came after {Time(result)}",
        ProbeOutcome.RefusedByHost => $"sent; the host refused the port after {Time(result)}: it has arrived",
        ProbeOutcome.TooLongThere => $"sent; too long, says {Who(result.Error!.Value)}: MTU {Figures.Count(result.MtuBytes)}",
        ProbeOutcome.Unreachable => $"sent; {Explain(result.Error!.Value)}",
        _ => $"sent; no answer within {Time(result)}{(step.Try > 1 ? $", try {step.Try}" : "")}",
    };

    private static string Time(in ProbeResult result) => Figures.Duration(result.After.TotalMicroseconds);

    private static string Who(in NetworkError error) => error.Reporter?.ToString() ?? "this machine";

    private static string What(in NetworkError error) => error.Kind switch
    {
        NetworkErrorKind.PortUnreachable => "that the port cannot be reached; it is a filter, not the host",
        NetworkErrorKind.HostUnreachable => "that the host cannot be reached",
        NetworkErrorKind.NetworkUnreachable => "that the network cannot be reached",
        NetworkErrorKind.Prohibited => "that a filter forbids it",
        NetworkErrorKind.HopLimitExceeded => "that its hop limit was used up",
        _ => $"that it was not delivered (error {error.SystemError})",
    };

    private void WriteBig(Utf8JsonWriter json)
    {
        json.WriteNumber("bytes", plan.BigBytes);
        json.WriteNumber("packetBytes", plan.BigBytes + plan.HeaderBytes);
    }

    private static void WriteResult(Utf8JsonWriter json, ProbeResult result)
    {
        json.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(result.Outcome.ToString()));
        if (result.MtuBytes > 0)
            json.WriteMtu(result.MtuBytes);
        if (result.Error is { Reporter: { } reporter })
            json.WriteString("reporter", reporter.ToString());
        if (result.After > TimeSpan.Zero)
            json.WriteNumber("afterMicroseconds", Math.Round(result.After.TotalMicroseconds, 1));
    }
}
