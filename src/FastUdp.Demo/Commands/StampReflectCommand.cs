using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Stamp;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp stamp reflect</c>: the end of STAMP that answers, until it is stopped.</summary>
internal sealed class StampReflectCommand
{
    private static readonly string Description =
        "Answer STAMP test packets (RFC 8762, unauthenticated), until Ctrl-C. An answer is as long as its packet, and a reflection is never reflected. " +
        $"Port {StampEndpoints.Port} mostly takes a privilege.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind(StampEndpoints.Port);
    private readonly Option<bool> _stateful = new("--stateful")
    {
        Description =
            "Number the answers to each sender, so that it can tell losses on the way there from those on the way back; " +
            $"at most {Figures.Count(ReflectorSessions.MostSenders)} senders at once. By default an answer has its packet's number.",
    };

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var reflect = new StampReflectCommand();
        var command = new Command("reflect", Description) { reflect._bind, reflect._stateful, reflect._json };
        reflect._engine.AddTo(command);
        HelpWithExamples.Add(
            command, "fastudp stamp reflect --bind 0.0.0.0", "fastudp stamp reflect --bind [::]:7862 --stateful", "fastudp stamp reflect --bind 127.0.0.1:0 --json");
        command.SetAction((arguments, _) => reflect.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        var transcript = Transcript.Of(arguments, _json);
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        UdpEndpointOptions options = StampEndpoints.Of(_engine.Read(arguments));
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        await StampRehearsal.PlayAsync(options, local.AddressFamily, stop.Token);
        transcript.TellListening(endpoint);

        ReflectorSessions? sessions = arguments.GetValue(_stateful) ? new ReflectorSessions(TimeProvider.System) : null;
        var reflector = new StampReflector(StampClock.OfSystem(), sessions);
        Task running = endpoint.RunAsync(reflector, stop.Token);
        await ProgressLine.ShowAsync(() => $"{Figures.Count(reflector.Counts.Reflected)} packets reflected", running);
        await running;
        ReflectorSummary.Tell(transcript, reflector.Counts, endpoint.Statistics);
        return ExitCodes.Success;
    }
}
