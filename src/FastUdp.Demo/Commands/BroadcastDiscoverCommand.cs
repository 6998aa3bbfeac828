using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast discover</c>: asks a network who is there.</summary>
internal sealed class BroadcastDiscoverCommand
{
    private const double DefaultTimeout = 2;

    private const string Description =
        "Ask who is there, and list each server once with its address, its name and the shortest round trip. " +
        "The question is asked four times, for datagrams get lost. Exit code 0 when anybody answered, 1 otherwise.";

    private readonly Argument<BroadcastNetwork> _network = NetworkArguments.Network(BroadcastNetwork.Every);
    private readonly Option<double?> _timeout = NumberOptions.Create(
        "--timeout", "SECONDS", 0.01, 3_600.0, $"How long to wait in all, default {DefaultTimeout}.");

    private readonly Option<int?> _port = NetworkArguments.Port();
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly BroadcastSending _sending = new();

    public static Command Create()
    {
        var discover = new BroadcastDiscoverCommand();
        var command = new Command("discover", Description) { discover._network, discover._timeout, discover._port, discover._json };
        discover._sending.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast discover",
            "fastudp broadcast discover 192.0.2.0/24 --timeout 0.5",
            "fastudp broadcast discover ff02::1 --json");
        command.SetAction((arguments, _) => discover.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        TimeSpan timeout = TimeSpan.FromSeconds(arguments.GetValue(_timeout) ?? DefaultTimeout);
        BroadcastTarget[] targets = NetworkTargets.Of(arguments.GetRequiredValue(_network), arguments.GetValue(_port) ?? HostPort.DefaultPort);
        await using UdpEndpoint endpoint = await _sending.OpenAsync(arguments, targets, stop.Token);
        ulong nonce = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var run = new DiscoveryRun(endpoint, targets, timeout, nonce, TimeProvider.System);

        Task<DiscoveryReport> running = run.RunAsync(stop.Token);
        await ProgressLine.ShowAsync(() => $"{Figures.Count(run.ServersSoFar)} servers so far", running);

        DiscoveryReport report = await running;
        DiscoveryOutput.Write(Transcript.Of(arguments, _json), report);
        return report.Servers.Count > 0 || stop.Token.IsCancellationRequested
            ? ExitCodes.Success
            : throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"nobody answered within {timeout.TotalSeconds:0.###} s: {Figures.Count(report.Questions)} questions to {string.Join(", ", targets)}"));
    }
}
