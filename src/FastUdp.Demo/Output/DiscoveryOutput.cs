using System.Text.Json;
using FastUdp.Demo.Broadcast.Discovery;
using Spectre.Console;

namespace FastUdp.Demo.Output;

/// <summary>Who is there: a table on a terminal, lines in a pipe, objects for programs.</summary>
internal static class DiscoveryOutput
{
    public static void Write(Transcript transcript, DiscoveryReport report)
    {
        if (!transcript.IsJson && AnsiConsole.Profile.Out.IsTerminal)
            WriteTable(report);
        else
            WriteLines(transcript, report);
        transcript.Tell("summary", Summary(report), json => WriteSummary(json, report));
    }

    private static void WriteTable(DiscoveryReport report)
    {
        if (report.Servers.Count == 0)
            return;
        DemoDisplay.SetUp();
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("address").AddColumn("name").AddColumn(new TableColumn("round trip") { Alignment = Justify.Right });
        foreach (DiscoveredServer server in report.Servers)
            table.AddRow(new Text(server.Remote.ToString()), new Text(NameOf(server)), new Text(RoundTripOf(server)));
        AnsiConsole.Write(table);
    }

    private static void WriteLines(Transcript transcript, DiscoveryReport report)
    {
        foreach (DiscoveredServer server in report.Servers)
            transcript.Tell("found", $"{server.Remote}\t{NameOf(server)}\t{RoundTripOf(server)}", json => WriteServer(json, server));
    }

    private static void WriteServer(Utf8JsonWriter json, DiscoveredServer server)
    {
        json.WriteString("address", server.Remote.ToString());
        json.WriteString("name", server.Name);
        json.WriteNumber("rttMicroseconds", Math.Round(server.RoundTrip.TotalMicroseconds, 1));
        json.WriteString("instance", $"{server.Instance:x16}");
    }

    private static string Summary(DiscoveryReport report)
    {
        string others = string.Concat(
            IfAny(report.Unsent, "questions could not be sent"),
            IfAny(report.Stale, "answers to another question dropped"),
            IfAny(report.Garbage, "datagrams that are no answers dropped"),
            IfAny(report.Untracked, "answers of too many servers dropped"));
        string servers = report.Servers.Count == 1 ? "1 server" : $"{Figures.Count(report.Servers.Count)} servers";
        return $"{servers} in {Figures.Duration(report.Elapsed.TotalMicroseconds)}: " +
            $"{Figures.Count(report.Answers)} answers to {Figures.Count(report.Questions)} questions{others}.";
    }

    private static void WriteSummary(Utf8JsonWriter json, DiscoveryReport report)
    {
        json.WriteNumber("servers", report.Servers.Count);
        json.WriteNumber("questions", report.Questions);
        json.WriteNumber("questionsUnsent", report.Unsent);
        json.WriteNumber("answers", report.Answers);
        json.WriteNumber("staleAnswers", report.Stale);
        json.WriteNumber("garbage", report.Garbage);
        json.WriteNumber("untrackedAnswers", report.Untracked);
        json.WriteNumber("elapsedSeconds", Math.Round(report.Elapsed.TotalSeconds, 6));
    }

    private static string NameOf(DiscoveredServer server) => Printable.Text(System.Text.Encoding.UTF8.GetBytes(server.Name));

    private static string RoundTripOf(DiscoveredServer server) => Figures.Duration(server.RoundTrip.TotalMicroseconds);

    private static string IfAny(long count, string what) => count > 0 ? $", {Figures.Count(count)} {what}" : "";
}
