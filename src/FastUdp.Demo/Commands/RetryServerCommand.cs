using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Output;
using FastUdp.Demo.Retry;
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

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var server = new RetryServerCommand();
        var command = new Command("server", Description) { server._bind, server._drop, server._seed, server._typed, server._dropReplies, server._json };
        server._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp retry server",
            "fastudp retry server --bind '' --drop 0.3 --seed 42",
            "fastudp retry server --bind [::]:7007 --json",
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
        Transcript transcript = Transcript.Of(arguments, _json);
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        var loss = new PretendedLoss(
            arguments.GetValue(_drop) ?? DefaultDrop, arguments.GetValue(_dropReplies) ?? 0, arguments.GetValue(_seed) ?? Random.Shared.Next());
        UdpEndpointOptions options = _engine.Read(arguments);
        await (arguments.GetValue(_typed)
            ? RunTypedAsync(local, loss, options with { Impairment = loss.ToImpairment() }, transcript, stop.Token)
            : RunPlainAsync(local, loss, options, transcript, stop.Token));
        return ExitCodes.Success;
    }

    private static async Task RunPlainAsync(
        IPEndPoint local, PretendedLoss loss, UdpEndpointOptions options, Transcript transcript, CancellationToken stop)
    {
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        transcript.TellListening(endpoint);
        loss.Tell(transcript);
        using var clients = new ServerTranscript(transcript, TimeProvider.System);
        var server = new PlainTextServer(loss.Drop, loss.Seed, clients);
        await endpoint.RunAsync(server, stop);

        clients.Dispose();
        RetryServerSummary.Tell(transcript, endpoint.Statistics, server.Dropped);
    }

    private static async Task RunTypedAsync(
        IPEndPoint local, PretendedLoss loss, UdpEndpointOptions options, Transcript transcript, CancellationToken stop)
    {
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        using var clients = new ServerTranscript(transcript, TimeProvider.System);
        var texts = new TypedTextServer(clients);
        await using var server = new RequestServer(endpoint, new RequestHandlers().Add<TextRequest, TextReply>(texts.Answer));
        transcript.TellListening(endpoint);
        loss.Tell(transcript);
        await server.RunAsync(stop);

        clients.Dispose();
        RetryServerSummary.Tell(transcript, server, texts);
    }
}
