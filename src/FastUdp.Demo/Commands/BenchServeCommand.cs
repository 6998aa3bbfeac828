using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Control;
using FastUdp.Demo.Bench.Control.Serving;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp bench serve</c>: the far end of measurements, for clients on other hosts.</summary>
internal sealed class BenchServeCommand
{
    private static readonly string Description =
        "Be the far end of 'fastudp bench … --to' until Ctrl-C: count what comes, or send it back. One client measures at a time; " +
        $"who says nothing for {ControlLimits.Silence.TotalSeconds:0} seconds is forgotten.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<DataPorts> _dataPorts = DataPortsOption.Create();
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var serve = new BenchServeCommand();
        var command = new Command("serve", Description) { serve._bind, serve._dataPorts, serve._json };
        serve._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp bench serve",
            "fastudp bench serve --bind 0.0.0.0",
            "fastudp bench serve --bind [::]:7007 --data-ports 7008-7017 --json");
        command.SetAction((arguments, _) => serve.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        Transcript transcript = Transcript.Of(arguments, _json);
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, _engine.Read(arguments));
        using var clients = new ServeTranscript(transcript, TimeProvider.System);
        await using (var server = new ControlServer(endpoint, arguments.GetRequiredValue(_dataPorts), clients, TimeProvider.System))
        {
            transcript.TellListening(endpoint);
            await server.RunAsync(stop.Token);
        }
        clients.TellSummary();
        return ExitCodes.Success;
    }
}
