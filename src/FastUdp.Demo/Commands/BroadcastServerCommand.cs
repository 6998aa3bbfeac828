using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Broadcast.Serving;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast server</c>: hears what is sent to everybody, until it is stopped.</summary>
internal sealed class BroadcastServerCommand
{
    private static readonly string Description =
        "Tell what is sent to everybody, answer who asks who is there, and count numbered datagrams, until Ctrl-C. " +
        $"Each text is told in a line, at most {ServerTranscript.LinesPerSecond} a second; of more only the number is told. " +
        $"Questions are answered at most {Figures.Count(BroadcastServer.AnswersPerSecond)} a second. " +
        "Bound to [::] it hears ff02::1, every host's IPv6 group, on each interface, and IPv4 broadcasts too.";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<string?> _name = new("--name")
    {
        Description = $"What to answer who asks, at most {ServerName.MaxBytes} bytes; by default the name of this machine.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _share = new("--share")
    {
        Description =
            "Let other programs that allow it listen at the same address and port: each gets its copy of every broadcast. " +
            "But of datagrams sent to this machine alone only one of them gets each, and nobody knows which.",
    };

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var server = new BroadcastServerCommand();

        // Broadcasts reach only who is bound to all addresses.
        server._bind.DefaultValueFactory = _ => new HostPort("0.0.0.0", HostPort.DefaultPort);
        var command = new Command("server", Description) { server._bind, server._name, server._share, server._json };
        server._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast server",
            "fastudp broadcast server --bind 0.0.0.0:7007 --name kitchen --json",
            "fastudp broadcast server --bind [::]:1060 --share");
        command.SetAction((arguments, _) => server.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        string name = ServerName.Checked(arguments.GetValue(_name) ?? ServerName.OfThisMachine());
        UdpEndpointOptions options = _engine.Read(arguments) with { SharesAddress = arguments.GetValue(_share) };

        var transcript = Transcript.Of(arguments, _json);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, options);
        EveryHostGroup.JoinAndTell(endpoint, transcript);
        using var datagrams = new ServerTranscript(transcript, TimeProvider.System);
        ulong instance = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var server = new BroadcastServer(name, instance, datagrams, TimeProvider.System);
        await endpoint.RunAsync(server, stop.Token);

        datagrams.Dispose();
        BroadcastSummary.Tell(transcript, server, endpoint.Statistics);
        return ExitCodes.Success;
    }
}
