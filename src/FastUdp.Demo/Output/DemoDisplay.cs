using FastUdp.Demo.Load;
using Spectre.Console;

namespace FastUdp.Demo.Output;

/// <summary>Shows a load while it runs: a table that changes in place on a terminal, otherwise a line now and then.</summary>
internal static class DemoDisplay
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(1);

    private static bool IsTerminal => AnsiConsole.Profile is { Out.IsTerminal: true, Capabilities.Ansi: true };

    /// <summary>Keeps colours out of files and pipes, whose width is no limit either. NO_COLOR is seen to by the library.</summary>
    public static void SetUp()
    {
        const int widthOfAFile = 140;
        if (IsTerminal)
            return;
        AnsiConsole.Profile.Width = widthOfAFile;
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    }

    /// <summary>Shows the load until the task is done. It keeps its thread, so that what it allocates can be told apart.</summary>
    public static void Watch(InFlightWindow window, Task done)
    {
        if (Task.WaitAny([done], LiveInterval) >= 0)
            return;

        // The counting starts when all is set up and compiled.
        var sampler = new LiveSampler(window);
        if (IsTerminal)
            WatchLive(sampler, done);
        else
            WatchLines(sampler, done);
    }

    private static void WatchLive(LiveSampler sampler, Task done)
    {
        Table table = CreateTable();
        AnsiConsole.Live(table).Start(display =>
        {
            while (Task.WaitAny([done], LiveInterval) < 0)
            {
                Fill(table, sampler.Sample());
                display.Refresh();
            }
        });
    }

    private static void WatchLines(LiveSampler sampler, Task done)
    {
        while (Task.WaitAny([done], LineInterval) < 0)
        {
            LiveFigures figures = sampler.Sample();
            Console.WriteLine(
                $"{Figures.Rate(figures.EchoesPerSecond)}, {Figures.ByteRate(figures.BytesPerSecond)}, {Loss(figures)} lost, " +
                $"round trip p50 {Figures.Duration(figures.P50Microseconds)}, p99 {Figures.Duration(figures.P99Microseconds)}, " +
                $"{Allocation(figures)}");
        }
    }

    private static Table CreateTable()
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumn("").AddColumn(new TableColumn("") { Alignment = Justify.Right, Width = 44 });
        foreach (string name in (ReadOnlySpan<string>)["echoes", "payload", "lost", "round trip", "allocation"])
            table.AddRow(new Text(name), Text.Empty);
        return table;
    }

    private static void Fill(Table table, LiveFigures figures)
    {
        Set(0, Figures.Rate(figures.EchoesPerSecond), new Style(Color.Green, decoration: Decoration.Bold));
        Set(1, Figures.ByteRate(figures.BytesPerSecond), Style.Plain);
        Set(2, Loss(figures), figures.Lost > 0 ? new Style(Color.Yellow) : Style.Plain);
        Set(3, $"p50 {Figures.Duration(figures.P50Microseconds)}, p99 {Figures.Duration(figures.P99Microseconds)}", Style.Plain);
        Set(4, Allocation(figures), Style.Plain);

        void Set(int row, string text, Style style) => table.UpdateCell(row, 1, new Text(text, style));
    }

    private static string Loss(LiveFigures figures) => $"{Figures.Count(figures.Lost)} ({Figures.Percent(figures.LossPercent)})";

    private static string Allocation(LiveFigures figures) =>
        $"{Figures.Bytes(figures.AllocatedBytesPerEcho)} an echo, {figures.Collections} collections";
}
