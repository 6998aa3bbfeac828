using System.CommandLine;
using System.Net;
using System.Text;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Chat.Room;
using FastUdp.Demo.Chat.Room.Client;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Demo.Chat.Terminal;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat join</c>: chats in a room.</summary>
internal sealed class ChatJoinCommand
{
    private readonly Argument<HostPort> _server = HostPortArguments.Server();
    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<string?> _name = new("--name")
    {
        Description = $"What the others will see: {RoomName.Rule}; by default the name of the user.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var join = new ChatJoinCommand();
        const string description = "Chat in a room: each line is said to all; /list says who is here, /leave leaves, /help says more.";
        var command = new Command("join", description) { join._server, join._name, join._from, join._json };
        join._engine.AddTo(command);
        command.SetAction((arguments, _) => join.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp chat join --name ada",
            "fastudp chat join 192.0.2.7:1060 --name 小明",
            "echo 'hello, all' | fastudp chat join localhost --name cron --json");
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        string name = ReadName(arguments.GetValue(_name));
        IPEndPoint server = await arguments.GetRequiredValue(_server).ResolveAsync(stop.Token);
        IPEndPoint? from = await HostPortArguments.ResolveFromAsync(arguments.GetValue(_from), server, stop.Token);
        await using UdpEndpoint endpoint = EndpointOpening.Connect(server, RoomEndpoints.ForMember(_engine.Read(arguments)), from);
        Transcript transcript = Transcript.Of(arguments, _json);
        await ChatAsync(endpoint, server, name, transcript, stop.Token);
        return ExitCodes.Success;
    }

    private static async Task ChatAsync(
        UdpEndpoint endpoint, IPEndPoint server, string name, Transcript transcript, CancellationToken stop)
    {
        RoomChat chat;
        using (IChatConsole console = ChatConsole.Open(name, transcript, RoomLimits.MaxTextBytes + 1))
        {
            chat = new RoomChat(endpoint, server, name, console, TimeProvider.System);
            using (chat)
                await chat.RunAsync(stop);
        }
        Summarize(transcript, chat);
    }

    private static string ReadName(string? typed)
    {
        string name = typed ?? Environment.UserName;
        if (!RoomName.TryRead(Encoding.UTF8.GetBytes(name), out _))
            throw new CommandFailedException($"--name '{Printable.Text(Encoding.UTF8.GetBytes(name))}' is not {RoomName.Rule}", ExitCodes.Usage);
        return name;
    }

    private static void Summarize(Transcript transcript, RoomChat chat)
    {
        RoomScreen screen = chat.Screen;
        (long ignored, long malformed) = chat.Dropped;
        transcript.Tell(
            "summary",
            $"Said {Figures.Count(screen.Said)} lines, received {Figures.Count(screen.Received)}, missed {Figures.Count(screen.Missed)}; " +
            $"dropped {Figures.Count(ignored)} that came again and {Figures.Count(malformed)} malformed datagrams.",
            json =>
            {
                json.WriteNumber("linesSaid", screen.Said);
                json.WriteNumber("linesReceived", screen.Received);
                json.WriteNumber("linesMissed", screen.Missed);
                json.WriteNumber("linesIgnored", ignored);
                json.WriteNumber("malformed", malformed);
            });
    }
}
