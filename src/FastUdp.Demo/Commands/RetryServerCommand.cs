using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Output;
using FastUdp.Demo.Retry;
using FastUdp.Impairment;
using FastUdp.Requests;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp retry server</c>: answers the datagrams it does not pretend to lose, until it is stopped.</summary>
internal sealed class RetryServerCommand
{
    private const double DefaultDrop = 0.5;

    private static readonly string Description =
        "Pretend to lose some datagrams and answer the others with their length, until Ctrl-C. " +
        $"Each is told in a line, at most {ServerTranscript.LinesPerSecond} a second; of more only the number is told. " +
        $"Texts are cut to {Figures.Count(ServerTranscript.MaxShownBytes)} bytes.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<double?> _drop = NumberOptions.Create(
        "--drop", "SHARE", 0.0, 1.0, $"The share of datagrams to lose, default {DefaultDrop}.");

    private readonly Option<int?> _seed = NumberOptions.Create(
        "--seed", "NUMBER", 0, int.MaxValue, "Decides which are lost: the same seed loses the same ones. By default another each time.");

    private readonly Option<bool> _typed = new("--typed")
    {
        Description =
            "Answer typed requests, each executed at most once, instead of plain text. " +
            "Datagrams are then lost before the server sees them, so only their number is told, at the end.",
    };

    private readonly Option<double?> _dropReplies = NumberOptions.Create(
        "--drop-replies",
        "SHARE",
        0.0,
        1.0,
        "With --typed: the share of replies to lose, default 0. A request whose reply was lost comes again, and is not executed again.");

    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var server = new RetryServerCommand();
        var command = new Command("server", Description) { server._bind, server._drop, server._seed, server._typed, server._dropReplies };
        server._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp retry server",
            "fastudp retry server --bind 0.0.0.0:7007 --drop 0.3 --seed 42",
            "fastudp retry server --typed --drop 0.2 --drop-replies 0.2");
        command.Validators.Add(server.CheckForms);
        command.SetAction((arguments, _) => server.RunAsync(arguments));
        return command;
    }

    private void CheckForms(CommandResult result)
    {
        if (result.FirstGiven(_typed) is null && result.FirstGiven(_dropReplies) is { } option)
            result.AddError($"{option.Name} is for typed requests: give --typed too");
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        double drop = arguments.GetValue(_drop) ?? DefaultDrop;
        int seed = arguments.GetValue(_seed) ?? Random.Shared.Next();
        UdpEndpointOptions options = _engine.Read(arguments);
        ImpairmentOptions? loss = Loss(drop, arguments.GetValue(_dropReplies) ?? 0, seed);
        await (arguments.GetValue(_typed)
            ? RunTypedAsync(local, drop, seed, options with { Impairment = loss }, stop.Token)
            : RunPlainAsync(local, drop, seed, options, stop.Token));
        return ExitCodes.Success;
    }

    private static ImpairmentOptions? Loss(double drop, double dropReplies, int seed) => drop + dropReplies == 0 ? null : new()
    {
        Seed = seed,
        Incoming = new LinkImpairment { Loss = LossModel.Independent(drop) },
        Outgoing = new LinkImpairment { Loss = LossModel.Independent(dropReplies) },
    };

    private static async Task RunPlainAsync(IPEndPoint local, double drop, int seed, UdpEndpointOptions options, CancellationToken stop)
    {
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        WriteOpening(endpoint, drop, seed);
        using var transcript = new ServerTranscript(new Transcript(Console.Out, isJson: false), TimeProvider.System);
        var server = new PlainTextServer(drop, seed, transcript);
        await endpoint.RunAsync(server, stop);

        transcript.Dispose();
        UdpStatistics statistics = endpoint.Statistics;
        Console.WriteLine(
            $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams: dropped {Figures.Count(server.Dropped)}, " +
            $"answered {Figures.Count(statistics.DatagramsSent)}.");
    }

    private static async Task RunTypedAsync(IPEndPoint local, double drop, int seed, UdpEndpointOptions options, CancellationToken stop)
    {
        using var transcript = new ServerTranscript(new Transcript(Console.Out, isJson: false), TimeProvider.System);
        var texts = new TypedTextServer(transcript);
        RequestHandlers handlers = new RequestHandlers().Add<TextRequest, TextReply>(texts.Answer);
        await using RequestServer server = RequestServer.Bind(local, handlers, endpointOptions: options);
        WriteOpening(server.Endpoint, drop, seed);
        await server.RunAsync(stop);

        transcript.Dispose();
        Summarize(server, texts);
    }

    private static void Summarize(RequestServer server, TypedTextServer texts)
    {
        RequestServerStatistics statistics = server.Statistics;
        ImpairmentStatistics? loss = server.Endpoint.Impairment;
        long dropped = loss?.Incoming.Lost ?? 0;
        Console.WriteLine(
            $"Received {Figures.Count(server.Endpoint.Statistics.DatagramsReceived + dropped)} datagrams: dropped {Figures.Count(dropped)}, " +
            $"executed {Figures.Count(statistics.Executed)} requests, {Figures.Count(texts.Repeated)} of them more than once, " +
            $"replayed {Figures.Count(statistics.Replayed)} replies; dropped {Figures.Count(loss?.Outgoing.Lost ?? 0)} replies.");
    }

    private static void WriteOpening(UdpEndpoint endpoint, double drop, int seed)
    {
        Console.WriteLine($"Listening at {endpoint.LocalEndPoint}");
        if (drop > 0 || endpoint.Impairment is not null)
            Console.WriteLine($"Pretending to lose {Figures.Percent(100 * drop)} of the datagrams, seed {seed}");
    }
}
