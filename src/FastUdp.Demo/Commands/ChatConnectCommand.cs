using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Chat.Talk;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat connect</c>: chats with whoever listens.</summary>
internal sealed class ChatConnectCommand
{
    private const string Description =
        "Chat with whoever listens there, or will later, until Ctrl-D, Ctrl-C or the end of the input. A line typed is a datagram, in " +
        "UTF-8; empty lines are not sent. What the network refuses is told; what it loses, nobody knows.";

    private readonly Argument<HostPort> _peer = HostPortArguments.Server();
    private readonly Option<HostPort?> _bind = HostPortArguments.From();
    private readonly Option<bool> _anyone = new("--anyone")
    {
        Description = "Show what anyone sends to --bind's address, such as a peer that sends from another port than it listens at.",
    };

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var connect = new ChatConnectCommand();
        var command = new Command("connect", Description) { connect._peer, connect._bind, connect._anyone, connect._json };
        connect._engine.AddTo(command);
        command.SetAction((arguments, _) => connect.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp chat connect",
            "fastudp chat connect [::1]:7007",
            "fastudp chat connect 192.0.2.7:8888 --bind 0.0.0.0:7788",
            "echo 你好 | fastudp chat connect localhost");
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint remote = await arguments.GetRequiredValue(_peer).ResolveAsync(stop.Token);
        IPEndPoint? local = arguments.GetValue(_bind) is { } bind ? await bind.ResolveAsync(stop.Token) : null;
        if (local is not null && local.AddressFamily != remote.AddressFamily)
            throw new CommandFailedException($"--bind {local} and {remote} are of different IP versions", ExitCodes.Usage);
        bool isAnyoneHeard = arguments.GetValue(_anyone);
        Transcript transcript = Transcript.Of(arguments, _json);
        await TalkRun.RunAsync(
            new TalkPeer(remote, isAnyoneHeard),
            options => isAnyoneHeard
                ? EndpointOpening.Bind(local ?? new IPEndPoint(AnyAddressFor(remote), 0), options)
                : EndpointOpening.Connect(remote, options, local),
            endpoint => TellConnected(transcript, endpoint, remote),
            _engine.Read(arguments),
            transcript,
            stop.Token);
        return ExitCodes.Success;
    }

    private static IPAddress AnyAddressFor(IPEndPoint remote) =>
        remote.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;

    private static void TellConnected(Transcript transcript, UdpEndpoint endpoint, IPEndPoint remote) => transcript.Tell(
        "connected",
        $"Talking to {remote} from {endpoint.LocalEndPoint}",
        json =>
        {
            json.WriteString("remote", remote.ToString());
            json.WriteString("local", endpoint.LocalEndPoint.ToString());
            json.WriteString("backend", endpoint.Capabilities.Backend.ToString());
        });
}
