using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Text;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Output;
using FastUdp.Demo.Retry;
using FastUdp.Requests;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp retry client</c>: asks until it is answered or gives up; once, or with <c>--count</c> many times.</summary>
internal sealed class RetryClientCommand
{
    private const string DefaultText = "This is another message";
    private const string CountNote = "With --count:";
    private const double DefaultFirstDelay = 0.1;
    private const double DefaultLongestDelay = 2;
    private const double ShortestDelay = 0.001;
    private const double LongestDelay = 3_600;
    private const int DefaultWindow = 16;
    private const int MostPlainWindow = 256;
    private const int MostTypedWindow = 65_536;

    private const string Description =
        "Ask a retry server: wait, ask again, each time twice as long, until it replies or the next wait would exceed the longest. " +
        "A closed port is one more lost try. Exit code 0 when every request had a reply, 1 otherwise.";

    private readonly Argument<HostPort> _server = HostPortArguments.Server();
    private readonly Option<string> _text = new("--text")
    {
        Description = $"What to say, default '{DefaultText}'; with --typed at most {Figures.Count(TextRequest.MaxTextBytes)} bytes.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => DefaultText,
    };

    private readonly Option<bool> _typed = new("--typed")
    {
        Description = "Ask with typed requests, which the server executes at most once, instead of plain text.",
    };

    private readonly Option<double?> _firstDelay = NumberOptions.Create(
        "--first-delay", "SECONDS", ShortestDelay, LongestDelay, $"The first wait, default {DefaultFirstDelay}; each further one is twice as long.");

    private readonly Option<double?> _longestDelay = NumberOptions.Create(
        "--longest-delay", "SECONDS", ShortestDelay, LongestDelay, $"Give up when the next wait would exceed this, default {DefaultLongestDelay}.");

    private readonly Option<long?> _count = NumberOptions.Create("--count", "COUNT", 1L, 1_000_000_000_000L, "Ask so many times, and report.");

    private readonly Option<int?> _window = NumberOptions.Create(
        "--window",
        "COUNT",
        1,
        MostTypedWindow,
        $"{CountNote} requests at once, default {DefaultWindow}; without --typed each has a socket of its own, so at most {MostPlainWindow}.");

    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Tell it to programs: one JSON object a line; with --count one object, the report.",
    };

    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var client = new RetryClientCommand();
        var command = new Command("client", Description)
        {
            client._server, client._text, client._typed, client._firstDelay, client._longestDelay, client._count, client._window, client._from, client._json,
        };
        client._engine.AddTo(command);
        command.Validators.Add(client.CheckCount);
        command.SetAction((arguments, _) => client.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp retry client",
            "fastudp retry client [::1]:1060 --text hello --longest-delay 5 --json",
            "fastudp retry client localhost:1060 --typed --count 10000 --window 1000 --json");
        return command;
    }

    private void CheckCount(CommandResult result)
    {
        if (result.FirstGiven(_count) is null && result.FirstGiven(_window) is { } option)
            result.AddError($"{option.Name} is for many requests: give --count too");
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint server = await arguments.GetRequiredValue(_server).ResolveAsync(stop.Token);
        IPEndPoint? from = await HostPortArguments.ResolveFromAsync(arguments.GetValue(_from), server, stop.Token);
        if (arguments.GetValue(_count) is { } count)
            return await AskManyAsync(arguments, server, from, count, stop.Token);
        Transcript transcript = Transcript.Of(arguments, _json);
        var policy = new AnnouncedPolicy(ReadPolicy(arguments), wait => RetryQuestion.Announce(transcript, wait));
        await using ITextAsker asker = CreateAsker(arguments, server, from, policy, window: 1);
        await RetryQuestion.AskAsync(asker, server, transcript, stop.Token);
        return ExitCodes.Success;
    }

    private async Task<int> AskManyAsync(ParseResult arguments, IPEndPoint server, IPEndPoint? from, long count, CancellationToken stop)
    {
        int window = arguments.GetValue(_window) ?? DefaultWindow;
        bool isTyped = arguments.GetValue(_typed);
        if (!isTyped)
            CheckPlain(window, from);
        await using ITextAsker asker = CreateAsker(arguments, server, from, ReadPolicy(arguments), window);
        var run = new RetryRun(asker, count, window);
        Task<RetryReport> running = run.RunAsync(stop);
        await ProgressLine.ShowAsync(() => run.Ended, count, "requests", running);

        RetryReport report = await running;
        if (arguments.GetValue(_json))
            RetryReportJson.Write(Console.Out, report, isTyped);
        else
            RetryReportText.Write(Console.Out, report, isTyped);
        return Judge(report, server);
    }

    /// <summary>Many plain requests have a socket each, and a socket that may still be owed a reply leaves its port to no other.</summary>
    private static void CheckPlain(int window, IPEndPoint? from)
    {
        if (window > MostPlainWindow)
            throw new CommandFailedException($"--window {window} exceeds the limit of {MostPlainWindow} without --typed", ExitCodes.Usage);
        if (from is { Port: > 0 })
            throw new CommandFailedException(
                $"--bind {from} names a port: with --count and without --typed each request has one of its own, so give the address alone", ExitCodes.Usage);
    }

    private RetryPolicy ReadPolicy(ParseResult arguments)
    {
        double first = arguments.GetValue(_firstDelay) ?? DefaultFirstDelay;
        double longest = arguments.GetValue(_longestDelay) ?? DefaultLongestDelay;
        if (first > longest)
            throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"a first delay of {first} s exceeds the longest, {longest} s"), ExitCodes.Usage);
        return RetryPolicy.Exponential(TimeSpan.FromSeconds(first), factor: 2, TimeSpan.FromSeconds(longest), jitter: 0);
    }

    private ITextAsker CreateAsker(ParseResult arguments, IPEndPoint server, IPEndPoint? from, RetryPolicy policy, int window)
    {
        string text = arguments.GetRequiredValue(_text);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        UdpEndpointOptions options = _engine.Read(arguments);
        if (!arguments.GetValue(_typed))
        {
            PayloadLimit.Check(utf8.Length, server);
            return new PlainAsker(server, from, utf8, policy, options);
        }
        if (utf8.Length > TextRequest.MaxTextBytes)
            throw new CommandFailedException(
                $"{utf8.Length:N0} bytes exceed the limit of {TextRequest.MaxTextBytes:N0} for a typed text", ExitCodes.Usage);

        // Here every try is meant: the demonstration is how many it takes.
        var requests = new RequestClientOptions { Retry = policy, Budget = RetryBudget.Unlimited, MaxInFlight = window };
        return new TypedAsker(EndpointOpening.Connect(server, options, from), text, requests);
    }

    private static int Judge(RetryReport report, IPEndPoint server) => report switch
    {
        { WithoutReply: > 0 } => throw new CommandFailedException(
            $"{Figures.Count(report.WithoutReply)} of {Figures.Count(report.Requests)} requests to {server} had no reply"),
        { ExecutedMore: > 0 } => throw new CommandFailedException(
            $"{server} executed {Figures.Count(report.ExecutedMore)} requests more than once"),
        _ => ExitCodes.Success,
    };
}
