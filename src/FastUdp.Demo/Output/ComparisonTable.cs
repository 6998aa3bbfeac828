using FastUdp.Demo.Comparison;
using FastUdp.Demo.Load;
using Spectre.Console;

namespace FastUdp.Demo.Output;

/// <summary>
/// The closing table: every subject's median round, and its ratio to the last subject's. B/echo is what the process
/// allocated for each echo, GCs how often it collected.
/// </summary>
internal static class ComparisonTable
{
    public static void Write(IReadOnlyList<Subject> subjects)
    {
        Subject yardstick = subjects[^1];
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("");
        foreach (string column in (ReadOnlySpan<string>)
            ["echoes", $"to {yardstick.Name}", "lost", "p50", "p99", "B/echo", "GCs"])
            table.AddColumn(new TableColumn(column) { Alignment = Justify.Right });
        foreach (Subject subject in subjects)
            AddRow(table, subject, yardstick.Median);
        AnsiConsole.Write(table);
        foreach (Subject subject in subjects.Where(static subject => subject.Unavailable is not null))
            AnsiConsole.WriteLine($"{subject.Name}: {subject.Unavailable}");
    }

    private static void AddRow(Table table, Subject subject, LoadReport? yardstick)
    {
        if (subject.Median is not { } report)
        {
            table.AddRow(new Text(subject.Name), new Text(subject.Unavailable is null ? "not measured" : "not here"));
            return;
        }
        string ratio = yardstick is null ? "" : Figures.Ratio(report.EchoesPerSecond / yardstick.EchoesPerSecond);
        table.AddRow(
            new Text(subject.Name),
            new Text(Figures.Rate(report.EchoesPerSecond)),
            new Text(ratio, new Style(decoration: Decoration.Bold)),
            new Text(Figures.Percent(report.LossPercent), report.Lost > 0 ? new Style(Color.Yellow) : Style.Plain),
            new Text(Figures.Duration(report.RoundTrip.P50)),
            new Text(Figures.Duration(report.RoundTrip.P99)),
            new Text(Figures.Bytes(report.AllocatedBytesPerEcho)),
            new Text(Figures.Count(report.Collections)));
    }
}
