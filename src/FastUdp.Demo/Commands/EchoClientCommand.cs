using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Load;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp echo client</c>: asks a server once, or, with an option of the load form, as fast as it can.</summary>
internal sealed class EchoClientCommand
{
    private const double DefaultTimeoutSeconds = 3;
    private const string LoadNote = "Load form:";

    private readonly Argument<HostPort> _server = HostPortArguments.Server();
    private readonly Option<string?> _text = new("--text")
    {
        Description = "What to send; by default the time.",
        HelpName = "TEXT",
    };

    private readonly Option<double?> _timeout = NumberOptions.Create(
        "--timeout", "SECONDS", 0.001, 3_600.0, $"How long to wait for the answer, default {DefaultTimeoutSeconds}.");

    private readonly Option<int?> _size = NumberOptions.Create(
        "--size",
        "BYTES",
        DatagramPattern.MinBytes,
        UdpLimits.MaxIPv6PayloadBytes,
        $"{LoadNote} payload of each datagram, default {LoadOptions.DefaultBytes}.");

    private readonly Option<int?> _window = NumberOptions.Create(
        "--window",
        "COUNT",
        LoadOptions.MinWindow,
        LoadOptions.MaxWindow,
        $"{LoadNote} datagrams in flight, default 1,000, fewer from 164 bytes on.");

    private readonly Option<double?> _seconds = NumberOptions.Create(
        "--seconds",
        "SECONDS",
        LoadOptions.MinSeconds,
        LoadOptions.MaxSeconds,
        $"{LoadNote} how long to send, default {LoadOptions.DefaultSeconds}.");

    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<bool> _json = JsonOption.OfReport();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var client = new EchoClientCommand();
        const string description = "Ask an echo server: once, or with any option of the load form for a while, checking every reply.";
        var command = new Command("client", description)
        {
            client._server, client._text, client._timeout, client._size, client._window, client._seconds, client._from, client._json,
        };
        client._engine.AddTo(command);
        command.Validators.Add(client.CheckForms);
        command.SetAction((arguments, _) => client.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp echo client",
            "fastudp echo client [::1]:1060 --text hello --json",
            "fastudp echo client localhost:1060 --size 1472 --window 100 --seconds 10 --json");
        return command;
    }

    private Option[] LoadForm => [_size, _window, _seconds];

    private Option[] QuestionForm => [_text, _timeout];

    private void CheckForms(CommandResult result)
    {
        Option? load = result.FirstGiven(LoadForm);
        Option? question = result.FirstGiven(QuestionForm);
        if (load is not null && question is not null)
            result.AddError($"{question.Name} is for a single question and {load.Name} for a load: give one of them");
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint server = await arguments.GetRequiredValue(_server).ResolveAsync(stop.Token);
        IPEndPoint? from = await HostPortArguments.ResolveFromAsync(arguments.GetValue(_from), server, stop.Token);
        return arguments.CommandResult.FirstGiven(LoadForm) is null
            ? await AskAsync(arguments, server, from, stop.Token)
            : await LoadAsync(arguments, server, from, stop.Token);
    }

    private async Task<int> AskAsync(ParseResult arguments, IPEndPoint server, IPEndPoint? from, CancellationToken stop)
    {
        string text = arguments.GetValue(_text)
            ?? string.Create(CultureInfo.InvariantCulture, $"The time is {DateTime.Now:yyyy-MM-dd HH:mm:ss.ffffff}");
        byte[] payload = Encoding.UTF8.GetBytes(text);
        PayloadLimit.Check(payload.Length, server);
        TimeSpan timeout = TimeSpan.FromSeconds(arguments.GetValue(_timeout) ?? DefaultTimeoutSeconds);
        bool isJson = arguments.GetValue(_json);

        await using UdpEndpoint endpoint = EndpointOpening.Connect(server, _engine.Read(arguments), from);
        if (!isJson)
            Console.WriteLine($"The OS assigned me the address {endpoint.LocalEndPoint}");
        Task<Answer> asking = Question.AskAsync(endpoint, payload, timeout, stop);
        await ProgressLine.ShowAsync(() => $"waiting for {server}", asking);
        Answer answer = await asking;
        if (isJson)
            AnswerJson.Write(Console.Out, endpoint, payload.Length, answer);
        else
            Console.WriteLine($"The server {server} replied '{Printable.Text(answer.Payload)}'");
        return ExitCodes.Success;
    }

    private async Task<int> LoadAsync(ParseResult arguments, IPEndPoint server, IPEndPoint? from, CancellationToken stop)
    {
        LoadOptions options = ReadLoad(arguments);
        PayloadLimit.Check(options.DatagramBytes, server);
        UdpEndpoint endpoint = EndpointOpening.Connect(server, _engine.Read(arguments), from);
        await using var link = new EngineLink(endpoint);
        bool isJson = arguments.GetValue(_json);
        if (!isJson)
            LoadReportText.WriteOpening(Console.Out, endpoint, options);

        LoadReport report = await RunAsync(new LoadRun(link, options), options.Duration, stop);
        if (isJson)
            LoadReportJson.Write(Console.Out, report);
        else
            WriteText(report, endpoint);
        return Judge(report, server);
    }

    private static async Task<LoadReport> RunAsync(LoadRun run, TimeSpan duration, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        Task<LoadReport> running = run.RunAsync(stop);
        await ProgressLine.ShowAsync(
            () => $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} of {duration.TotalSeconds:0.#} s, {Figures.Count(run.Window.Received)} echoes", running);
        return await running;
    }

    private static void WriteText(LoadReport report, UdpEndpoint endpoint)
    {
        LoadReportText.Write(Console.Out, report);
        LoadReportText.WriteAdvice(Console.Out, report, endpoint.ReceiveBuffer);
    }

    private LoadOptions ReadLoad(ParseResult arguments)
    {
        int size = arguments.GetValue(_size) ?? LoadOptions.DefaultBytes;
        return new LoadOptions(
            size,
            arguments.GetValue(_window) ?? LoadOptions.DefaultWindow(size),
            TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? LoadOptions.DefaultSeconds));
    }

    /// <summary>Loss is a finding; a server that answers nothing, or something else, is a failure.</summary>
    private static int Judge(LoadReport report, IPEndPoint server) => report switch
    {
        { Corrupted: > 0, Received: 0 } => throw new CommandFailedException(
            $"no reply of {server} is what was sent to it: is it an echo server?"),
        { Corrupted: > 0 } => throw new CommandFailedException(
            $"{Figures.Count(report.Corrupted)} replies of {server} are not what was sent to it"),
        { Received: 0 } => throw new CommandFailedException(
            $"nothing came back from {server}: {Figures.Count(report.Sent)} datagrams were sent to it"),
        _ => ExitCodes.Success,
    };
}
