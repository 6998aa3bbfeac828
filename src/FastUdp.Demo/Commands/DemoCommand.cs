using System.CommandLine;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Comparison;
using FastUdp.Demo.Load;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary>
/// <c>fastudp demo</c>: a server and a load client on loopback while one looks on, then the same beside what .NET has
/// of its own.
/// </summary>
internal static class DemoCommand
{
    private const double DefaultSeconds = 10;

    // The shares of the whole time: first one long load to look at, then the rounds of the comparison.
    private const double ShareOfMainLoad = 0.4;
    private const int Rounds = 3;

    public static Command Create()
    {
        Option<int?> size = NumberOptions.Create(
            "--size",
            "BYTES",
            DatagramPattern.MinBytes,
            UdpLimits.MaxIPv4PayloadBytes,
            $"Payload of each datagram, default {LoadOptions.DefaultBytes}.");
        Option<int?> window = NumberOptions.Create(
            "--window",
            "COUNT",
            LoadOptions.MinWindow,
            LoadOptions.MaxWindow,
            "Datagrams in flight, default 1,000, fewer from 164 bytes on.");
        Option<double?> seconds = NumberOptions.Create(
            "--seconds", "SECONDS", 2, LoadOptions.MaxSeconds, $"How long it takes in all, default {DefaultSeconds}.");
        Option<bool> json = JsonOption.OfReport();
        var command = new Command("demo", "Show what the engine does on this machine, beside UdpClient and a plain Socket loop.")
        {
            size, window, seconds, json,
        };
        HelpWithExamples.Add(command, "fastudp demo", "fastudp demo --size 1472 --window 100", "fastudp demo --seconds 5 --json", "NO_COLOR=1 fastudp demo");
        command.SetAction((arguments, _) =>
        {
            int bytes = arguments.GetValue(size) ?? LoadOptions.DefaultBytes;
            int inFlight = arguments.GetValue(window) ?? LoadOptions.DefaultWindow(bytes);
            TimeSpan duration = TimeSpan.FromSeconds(arguments.GetValue(seconds) ?? DefaultSeconds);
            return RunAsync(new LoadOptions(bytes, inFlight, duration), arguments.GetValue(json));
        });
        return command;
    }

    /// <param name="options">The load; its duration is that of the whole demo.</param>
    /// <param name="isJson">For programs: nothing but the report, in the end.</param>
    private static async Task<int> RunAsync(LoadOptions options, bool isJson)
    {
        using var stop = new StopSignals();
        DemoDisplay.SetUp();
        if (!isJson)
            Console.WriteLine(
                $"Echo on loopback: {Figures.Count(options.DatagramBytes)} bytes a datagram, {Figures.Count(options.Window)} in flight.");

        await using var pair = new EnginePair(UdpBackend.Auto);
        LoadReport load = await RunMainLoadAsync(pair.Link, options with { Duration = options.Duration * ShareOfMainLoad }, isJson, stop.Token);

        Subject[] subjects = Subject.All();
        TimeSpan roundTime = options.Duration * (1 - ShareOfMainLoad) / (Rounds * subjects.Length);
        await CompareAsync(subjects, options with { Duration = roundTime }, isJson, stop.Token);
        if (isJson)
        {
            DemoReportJson.Write(Console.Out, load, subjects, pair.Server);
            return ExitCodes.Success;
        }
        ComparisonTable.Write(subjects);
        CapabilityTable.Write(pair.Server);
        return ExitCodes.Success;
    }

    private static async Task<LoadReport> RunMainLoadAsync(ILoadLink link, LoadOptions options, bool isJson, CancellationToken stop)
    {
        var run = new LoadRun(link, options);
        Task<LoadReport> running = Task.Run(() => run.RunAsync(stop), CancellationToken.None);
        if (isJson)
        {
            await ProgressLine.ShowAsync(() => $"{Figures.Count(run.Window.Received)} echoes", running);
            return await running;
        }
        DemoDisplay.Watch(run.Window, running);
        LoadReportText.Write(Console.Out, await running);
        return await running;
    }

    private static async Task CompareAsync(Subject[] subjects, LoadOptions options, bool isJson, CancellationToken stop)
    {
        if (!isJson)
        {
            await CompareAsync(subjects, options, Console.WriteLine, stop);
            return;
        }
        string last = "comparing";
        Task comparing = CompareAsync(subjects, options, line => last = line, stop);
        await ProgressLine.ShowAsync(() => last, comparing);
        await comparing;
    }

    /// <summary>Measures all in turn, round after round, so that whatever else the machine does befalls them alike.</summary>
    private static async Task CompareAsync(Subject[] subjects, LoadOptions options, Action<string> tell, CancellationToken stop)
    {
        for (int round = 1; round <= Rounds; round++)
        {
            foreach (Subject subject in subjects)
            {
                if (stop.IsCancellationRequested)
                    return;
                if (await subject.MeasureAsync(options, stop) is { } report)
                    tell($"Round {round} of {Rounds}: {subject.Name}, {Figures.Rate(report.EchoesPerSecond)}");
            }
        }
    }
}
