using System.CommandLine;
using System.Globalization;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Bench.Stamp;
using FastUdp.Demo.Output;
using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp stamp send</c>: the end of STAMP that measures.</summary>
internal sealed class StampSendCommand
{
    private const string Description =
        "Measure the path to a STAMP reflector (RFC 8762, unauthenticated): round trip without the reflector's own time, loss, jitter. Each answer is told " +
        "in a line, at most 100 a second.";

    private readonly Argument<HostPort> _server = HostPortArguments.Server(StampEndpoints.Port);
    private readonly Option<uint?> _count = NumberOptions.Create(
        "--count", "COUNT", 1u, StampPlan.MostCount, $"How many packets, default {StampPlan.DefaultCount}.");

    private readonly Option<double?> _interval = NumberOptions.Create(
        "--interval",
        "SECONDS",
        StampPlan.LeastSeconds,
        StampPlan.MostSeconds,
        string.Create(CultureInfo.InvariantCulture, $"From one packet to the next, default {StampPlan.DefaultSeconds}."));

    private readonly Option<int?> _size = NumberOptions.Create(
        "--size",
        "BYTES",
        StampSenderPacket.MaxWireSize,
        UdpLimits.MaxIPv6PayloadBytes,
        $"The payload of each packet, zeros from byte {StampSenderPacket.MaxWireSize} on, default {StampSenderPacket.MaxWireSize}. The answer is as long.");

    private readonly Option<double?> _timeout = NumberOptions.Create(
        "--timeout",
        "SECONDS",
        0.001,
        StampPlan.MostWaitSeconds,
        $"How long to wait for answers after the last packet, default {StampPlan.DefaultWaitSeconds}.");

    private readonly Option<bool> _clocksShared = new("--clocks-shared")
    {
        Description = "Both ends go by one clock, as on one machine or with PTP: tell the delay of each way. Otherwise it would be off by their difference.",
    };

    private readonly Option<bool> _stateful = new("--stateful")
    {
        Description = "The reflector numbers its answers itself: tell losses of each way, also where its numbers do not show it.",
    };

    private readonly Option<bool> _quiet = new("--quiet") { Description = "Tell the summary alone, and no single answers." };
    private readonly Option<HostPort?> _from = HostPortArguments.From();
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var send = new StampSendCommand();
        var command = new Command("send", Description)
        {
            send._server, send._count, send._interval, send._size, send._timeout, send._clocksShared, send._stateful, send._quiet, send._from, send._json,
        };
        send._engine.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp stamp send 192.0.2.1",
            "fastudp stamp send [2001:db8::1]:7862 --count 1000 --interval 0.02 --size 1400 --quiet",
            "fastudp stamp send 127.0.0.1:7862 --clocks-shared --stateful --json");
        command.SetAction((arguments, _) => send.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint server = await arguments.GetRequiredValue(_server).ResolveAsync(stop.Token);
        IPEndPoint? from = await HostPortArguments.ResolveFromAsync(arguments.GetValue(_from), server, stop.Token);
        StampPlan plan = ReadPlan(arguments);
        PayloadLimit.Check(plan.Bytes, server);
        var transcript = Transcript.Of(arguments, _json);
        UdpEndpointOptions options = StampEndpoints.Of(_engine.Read(arguments));
        await using UdpEndpoint endpoint = EndpointOpening.Connect(server, options, from);
        StampOpening.Tell(transcript, endpoint, plan);

        await StampRehearsal.PlayAsync(options, server.AddressFamily, stop.Token);
        bool isQuiet = arguments.GetValue(_quiet);
        StampReport report;
        using (var lines = new ServerTranscript(transcript, TimeProvider.System))
        {
            var run = new StampRun(endpoint, plan, StampClock.OfSystem(), TimeProvider.System, isQuiet ? null : lines);
            Task<StampReport> running = run.RunAsync(stop.Token);

            // On a terminal the lines are the progress.
            if (isQuiet || Console.IsOutputRedirected)
                await ProgressLine.ShowAsync(() => run.Sent, plan.Count, "packets sent", running);
            report = await running;
        }
        StampReportOutput.Tell(transcript, report);
        return report.Received > 0 || stop.Token.IsCancellationRequested
            ? ExitCodes.Success
            : throw new CommandFailedException($"no answer from {server} to {Figures.Count(report.Sent)} packets");
    }

    private StampPlan ReadPlan(ParseResult arguments) => new(
        arguments.GetValue(_count) ?? StampPlan.DefaultCount,
        TimeSpan.FromSeconds(arguments.GetValue(_interval) ?? StampPlan.DefaultSeconds),
        arguments.GetValue(_size) ?? StampSenderPacket.MaxWireSize,
        TimeSpan.FromSeconds(arguments.GetValue(_timeout) ?? StampPlan.DefaultWaitSeconds),
        arguments.GetValue(_clocksShared),
        arguments.GetValue(_stateful));
}
