using System.CommandLine;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Mtu;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp mtu</c>: whether a big datagram gets through, and which is the largest that does.</summary>
internal sealed class MtuCommand
{
    private const int DefaultBytes = 65_000;
    private const int DefaultTries = 3;
    private const int MostTries = 100;
    private const double DefaultTimeoutSeconds = 1;

    private const string Description =
        "Send a big datagram that may not be fragmented, then find the largest that gets through. Whatever the server answers proves an arrival, " +
        "so any echo server will do; and so does its host's refusal of a closed port. Without either there is only the kernel's word.";

    private readonly Argument<HostPort> _server = HostPortArguments.Server();
    private readonly Option<int?> _size = NumberOptions.Create(
        "--size", "BYTES", ProbeDatagram.MinBytes, UdpLimits.MaxIPv6PayloadBytes, $"The payload of the big datagram, default {Figures.Count(DefaultBytes)}.");

    private readonly Option<bool> _noSearch = new("--no-search", "--once") { Description = "Send the big datagram, and no others." };
    private readonly Option<int?> _tries = NumberOptions.Create(
        "--tries", "COUNT", 1, MostTries, $"Losses of a size before it is taken not to pass, default {DefaultTries}; a bad link is given more.");

    private readonly Option<double?> _timeout = NumberOptions.Create(
        "--timeout",
        "SECONDS",
        0.001,
        3_600.0,
        $"How long to wait for an answer, default {DefaultTimeoutSeconds}; less once the search knows the round trip.");

    private readonly Option<bool> _discovery = new("--discovery")
    {
        Description = "Ask the PathMtuDiscovery of a FastUdp endpoint, with its own probes. By default they are text, for any server.",
    };

    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var mtu = new MtuCommand();
        var command = new Command("mtu", Description)
        {
            mtu._server, mtu._size, mtu._noSearch, mtu._tries, mtu._timeout, mtu._discovery, mtu._from, mtu._json,
        };
        mtu._engine.AddTo(command);
        command.SetAction((arguments, _) => mtu.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp mtu 192.0.2.1",
            "fastudp mtu [2001:db8::1]:7 --once --size 1453",
            "fastudp mtu example.org:1060 --tries 5 --timeout 0.5 --json");
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint server = await arguments.GetRequiredValue(_server).ResolveAsync(stop.Token);
        MtuPlan plan = ReadPlan(arguments, server);
        PayloadLimit.Check(plan.BigBytes, server);
        IPEndPoint? from = await ReadFromAsync(arguments, server, stop.Token);
        bool asksDiscovery = arguments.GetValue(_discovery);
        await using var path = new ProbePorts(server, from, _engine.Read(arguments), asksDiscovery, TimeProvider.System);
        var transcript = new MtuTranscript(Transcript.Of(arguments, _json), plan);
        transcript.TellOpening(path.ReadMtu(), path.Means.Shortcomings());

        var run = new MtuRun(path, plan, transcript, TimeProvider.System);
        MtuReport report = await (arguments.GetValue(_noSearch) ? run.SendBigAsync(stop.Token) : run.RunAsync(stop.Token));
        transcript.TellSummary(report);
        return ExitCodes.Success;
    }

    private MtuPlan ReadPlan(ParseResult arguments, IPEndPoint server) => new(
        server,
        arguments.GetValue(_size) ?? DefaultBytes,
        arguments.GetValue(_tries) ?? DefaultTries,
        TimeSpan.FromSeconds(arguments.GetValue(_timeout) ?? DefaultTimeoutSeconds));

    /// <summary>Every datagram has a port of its own, so that what comes back is known to be about it.</summary>
    private Task<IPEndPoint?> ReadFromAsync(ParseResult arguments, IPEndPoint server, CancellationToken stop)
    {
        HostPort? from = arguments.GetValue(_from);
        if (from is { Port: not 0 })
            throw new CommandFailedException($"--bind {from}: each datagram leaves from a port of its own, so give the address alone", ExitCodes.Usage);
        return HostPortArguments.ResolveFromAsync(from, server, stop);
    }
}
