using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast.IpMessenger;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast ipmsg listen</c>: hears packets, until it is stopped.</summary>
internal sealed class IpMessengerListenCommand
{
    private static readonly string Description =
        "Tell each packet of IP Messenger, answer who comes that this user is here, and messages that want it that they came, until Ctrl-C. " +
        $"At most {ServerTranscript.LinesPerSecond} lines and {IpMessengerListener.AnswersPerSecond} answers a second.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind(IpMessengerPacket.DefaultPort);
    private readonly Option<bool> _silent = new("--silent") { Description = "Answer nobody." };
    private readonly IpMessengerArguments _self = new();
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var listen = new IpMessengerListenCommand();

        // Broadcasts reach only who is bound to all addresses.
        listen._bind.DefaultValueFactory = _ => new HostPort("0.0.0.0", IpMessengerPacket.DefaultPort);
        var command = new Command("listen", Description) { listen._bind, listen._silent, listen._json };
        listen._self.AddTo(command);
        listen._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast ipmsg listen",
            "fastudp broadcast ipmsg listen --user will --group kitchen",
            "fastudp broadcast ipmsg listen --bind [::]:2425 --silent --json");
        command.SetAction((arguments, _) => listen.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        IpMessengerSelf self = _self.Read(arguments);
        var transcript = Transcript.Of(arguments, _json);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, _engine.Read(arguments));
        EveryHostGroup.JoinAndTell(endpoint, transcript);
        using var packets = new ServerTranscript(transcript, TimeProvider.System);
        var listener = new IpMessengerListener(arguments.GetValue(_silent) ? null : self, packets, TimeProvider.System);
        await endpoint.RunAsync(listener, stop.Token);

        packets.Dispose();
        Summarize(transcript, listener);
        return ExitCodes.Success;
    }

    private static void Summarize(Transcript transcript, IpMessengerListener listener) => transcript.Tell(
        "summary",
        $"Received {Figures.Count(listener.Packets)} packets, and {Figures.Count(listener.Malformed)} datagrams that are none; " +
        $"{Figures.Count(listener.Answers)} answered, {Figures.Count(listener.Unanswered)} not, because there were too many.",
        json =>
        {
            json.WriteNumber("packets", listener.Packets);
            json.WriteNumber("malformed", listener.Malformed);
            json.WriteNumber("answers", listener.Answers);
            json.WriteNumber("notAnswered", listener.Unanswered);
        });
}
