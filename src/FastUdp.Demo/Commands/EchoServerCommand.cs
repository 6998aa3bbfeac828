using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Echo;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp echo server</c>: answers every datagram until it is stopped, or with <c>--once</c> the first.</summary>
internal sealed class EchoServerCommand
{
    private static readonly string Description =
        "Answer every datagram, until Ctrl-C. With '--reply length' each is told in a line, " +
        $"at most {ServerTranscript.LinesPerSecond} a second; of more only the number is told.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<Reply> _reply = ChoiceOption.Create<Reply>(
        "--reply", "Answer with the same datagram, or with a sentence that tells its length.");

    private readonly Option<bool> _once = new("--once") { Description = "Answer the first datagram, tell what it says, and end." };
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    /// <summary>What the server answers.</summary>
    internal enum Reply
    {
        Same,
        Length,
    }

    public static Command Create()
    {
        var server = new EchoServerCommand();
        var command = new Command("server", Description) { server._bind, server._reply, server._once, server._json };
        server._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp echo server",
            "fastudp echo server --bind 0.0.0.0:7007 --reply length",
            "fastudp echo server --once --json",
            "fastudp echo server --bind [::1]:0 --backend portable");
        command.SetAction((arguments, _) => server.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        Transcript transcript = Transcript.Of(arguments, _json);
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, _engine.Read(arguments));
        transcript.TellListening(endpoint);
        using (var clients = new ServerTranscript(transcript, TimeProvider.System))
            await ServeAsync(endpoint, arguments, clients, stop.Token);
        EchoSummary.Tell(transcript, endpoint.Statistics);
        return ExitCodes.Success;
    }

    private async Task ServeAsync(UdpEndpoint endpoint, ParseResult arguments, ServerTranscript clients, CancellationToken stop)
    {
        bool tellsLength = arguments.GetValue(_reply) == Reply.Length;
        if (arguments.GetValue(_once))
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await endpoint.RunAsync(new EchoOnce(tellsLength, clients, over), over.Token);
        }
        else if (tellsLength)
        {
            await endpoint.RunAsync(new EchoLength(clients), stop);
        }
        else
        {
            // What is measured with is left alone: this form tells nothing of single datagrams.
            await endpoint.RunAsync(new EchoSame(), stop);
        }
    }
}
