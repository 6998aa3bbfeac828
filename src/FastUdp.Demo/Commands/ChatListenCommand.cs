using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Chat.Talk;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat listen</c>: waits for somebody to chat with.</summary>
internal sealed class ChatListenCommand
{
    private const string Description =
        "Wait for somebody to chat with, and chat, until Ctrl-D, Ctrl-C or the end of the input. A line typed is a datagram, in UTF-8; " +
        "empty lines are not sent. The first who speaks is whom the chat is with, until the network says that nobody listens there any " +
        "more: then the next who speaks is. What strangers send meanwhile is counted, not shown. What the network refuses is told; " +
        "what it loses, nobody knows.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<bool> _anyone = new("--anyone") { Description = "Show what anyone sends; what is typed goes to whoever spoke last." };
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var listen = new ChatListenCommand();
        var command = new Command("listen", Description) { listen._bind, listen._anyone, listen._json };
        listen._engine.AddTo(command);
        command.SetAction((arguments, _) => listen.RunAsync(arguments));
        HelpWithExamples.Add(
            command, "fastudp chat listen", "fastudp chat listen --bind 0.0.0.0:7007", "fastudp chat listen --bind [::] --anyone --json");
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        Transcript transcript = Transcript.Of(arguments, _json);
        await TalkRun.RunAsync(
            new TalkPeer(named: null, arguments.GetValue(_anyone)),
            options => EndpointOpening.Bind(local, options),
            transcript.TellListening,
            _engine.Read(arguments),
            transcript,
            stop.Token);
        return ExitCodes.Success;
    }
}
