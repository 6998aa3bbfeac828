using System.CommandLine;
using System.Text;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast client</c>: says something to everybody on a network.</summary>
internal sealed class BroadcastClientCommand
{
    private const string DefaultText = "Hello, everybody";
    private const double MostPerSecond = 1_000;

    private readonly Argument<BroadcastNetwork> _network = NetworkArguments.Network(BroadcastNetwork.OneLink);
    private readonly Option<string> _text = new("--text")
    {
        Description = $"What to say, default '{DefaultText}'.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => DefaultText,
    };

    private readonly Option<int?> _port = NetworkArguments.Port();
    private readonly Option<long?> _count = NumberOptions.Create("--count", "COUNT", 1L, 1_000_000_000L, "How often to say it, default 1.");
    private readonly Option<double?> _rate = NumberOptions.Create(
        "--rate", "RATE", 0.001, MostPerSecond, "With --count: how often a second, default 1; for more there is 'broadcast blast'.");

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly BroadcastSending _sending = new();

    public static Command Create()
    {
        var client = new BroadcastClientCommand();
        var command = new Command("client", "Say something to everybody on a network, and tell what was sent where.")
        {
            client._network, client._text, client._port, client._count, client._rate, client._json,
        };
        client._sending.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast client",
            "fastudp broadcast client 192.0.2.0/24 --text \"tea is ready\"",
            "fastudp broadcast client all --count 10 --rate 2 --json",
            "fastudp broadcast client ff02::1%eth0");
        command.SetAction((arguments, _) => client.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        byte[] text = Encoding.UTF8.GetBytes(arguments.GetRequiredValue(_text));
        BroadcastTarget[] targets = NetworkTargets.Of(arguments.GetRequiredValue(_network), arguments.GetValue(_port) ?? HostPort.DefaultPort);
        PayloadLimit.Check(text.Length, targets[0].Remote.ToIPEndPoint());
        await using UdpEndpoint endpoint = await _sending.OpenAsync(arguments, targets, stop.Token);

        var transcript = Transcript.Of(arguments, _json);
        using var run = new TextBroadcast(endpoint, targets, text, transcript, TimeProvider.System);
        await run.RunAsync(arguments.GetValue(_count) ?? 1, arguments.GetValue(_rate) ?? 1, stop.Token);
        run.TellSummary();
        return run.Unsent > 0
            ? throw new CommandFailedException($"{Figures.Count(run.Unsent)} of {Figures.Count(run.Sent + run.Unsent)} datagrams could not be sent")
            : ExitCodes.Success;
    }
}
