using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Chat.Room;
using FastUdp.Demo.Chat.Room.Bots;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp chat room</c>: forwards what each member says to all others.</summary>
internal sealed class ChatRoomCommand
{
    private const int MostMembers = 100_000;
    private const double FastLinesPerSecond = 1_000_000;
    private const string BotNote = "With --bots:";

    private readonly Option<HostPort> _bind = HostPortArguments.Bind();
    private readonly Option<int?> _members = NumberOptions.Create(
        "--members", "COUNT", 1, MostMembers, $"How many members there may be, default {RoomOptions.DefaultMembers:N0}.");

    private readonly Option<double?> _timeout = NumberOptions.Create(
        "--timeout", "SECONDS", 1.0, 3_600.0, $"After how long a silent member is taken for gone, default {RoomOptions.DefaultTimeoutSeconds}.");

    private readonly Option<int?> _history = NumberOptions.Create(
        "--history", "LINES", 0, RoomOptions.KeptLines, $"How many of the last lines a newcomer is given, default {RoomOptions.DefaultHistory}.");

    private readonly Option<double?> _lineRate = NumberOptions.Create(
        "--line-rate",
        "LINES/S",
        0.1,
        FastLinesPerSecond,
        $"How many lines a second a member may say, default {RoomOptions.DefaultLinesPerSecond}, with --bots as many as it can; what exceeds it waits.");

    private readonly Option<int?> _bots = NumberOptions.Create(
        "--bots", "COUNT", 2, BotOptions.MostBots, "Have so many members without a person talk, and report how many lines that were.");

    private readonly Option<double?> _botRate = NumberOptions.Create(
        "--bot-rate", "LINES/S", 0.1, FastLinesPerSecond, $"{BotNote} how many lines they say together; by default as fast as everybody gets them.");

    private readonly Option<int?> _botBytes = NumberOptions.Create(
        "--bot-bytes",
        "BYTES",
        BotOptions.LeastLineBytes,
        RoomLimits.MaxTextBytes,
        $"{BotNote} the length of each line, default {BotOptions.DefaultLineBytes}.");

    private readonly Option<double?> _seconds = NumberOptions.Create(
        "--seconds", "SECONDS", 0.1, 86_400.0, "End after so long, with --bots from when they have joined; by default at Ctrl-C.");

    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly EngineArguments _engine = new();

    public static Command Create()
    {
        var room = new ChatRoomCommand();
        var command = new Command("room", "Forward what each member says to all the others, until Ctrl-C.")
        {
            room._bind, room._members, room._timeout, room._history, room._lineRate, room._bots, room._botRate, room._botBytes,
            room._seconds, room._json,
        };
        room._engine.AddTo(command);
        command.Validators.Add(room.CheckBots);
        command.SetAction((arguments, _) => room.RunAsync(arguments));
        HelpWithExamples.Add(
            command,
            "fastudp chat room",
            "fastudp chat room --bind 0.0.0.0:1060 --members 100 --timeout 60",
            "fastudp chat room --bots 1000 --seconds 10",
            "fastudp chat room --bots 100 --bot-rate 50 --json");
        return command;
    }

    private void CheckBots(CommandResult result)
    {
        if (result.FirstGiven(_bots) is null && result.FirstGiven(_botRate, _botBytes) is { } option)
            result.AddError($"{option.Name} is for bots: give --bots too");
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        IPEndPoint local = await arguments.GetRequiredValue(_bind).ResolveAsync(stop.Token);
        await using UdpEndpoint endpoint = EndpointOpening.Bind(local, RoomEndpoints.ForRoom(local, _engine.Read(arguments)));
        Transcript transcript = Transcript.Of(arguments, _json);
        var told = new RoomTranscript(transcript, tellsMoves: arguments.GetValue(_bots) is null);
        transcript.TellListening(endpoint);

        using var room = new RoomService(endpoint, ReadOptions(arguments), told, TimeProvider.System);
        Task serving = endpoint.RunAsync(room, CancellationToken.None);
        BotReport? report = await StayAsync(arguments, endpoint, room, serving, stop.Token);
        await endpoint.StopAsync();
        await serving;
        told.Summarize(room, endpoint.Statistics, report);
        return ExitCodes.Success;
    }

    private async Task<BotReport?> StayAsync(
        ParseResult arguments, UdpEndpoint endpoint, RoomService room, Task serving, CancellationToken stop)
    {
        TimeSpan? duration = arguments.GetValue(_seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        if (ReadBots(arguments) is { } bots)
            return await BotParty.RunAsync(endpoint.LocalEndPoint, room, bots, duration, stop);
        await Task.WhenAny(serving, Task.Delay(duration ?? Timeout.InfiniteTimeSpan, stop));
        return null;
    }

    private RoomOptions ReadOptions(ParseResult arguments)
    {
        double rate = arguments.GetValue(_lineRate)
            ?? (arguments.GetValue(_bots) is null ? RoomOptions.DefaultLinesPerSecond : FastLinesPerSecond);
        return new RoomOptions
        {
            MaxMembers = arguments.GetValue(_members) ?? Math.Max(RoomOptions.DefaultMembers, arguments.GetValue(_bots) ?? 0),
            Timeout = TimeSpan.FromSeconds(arguments.GetValue(_timeout) ?? RoomOptions.DefaultTimeoutSeconds),
            History = arguments.GetValue(_history) ?? RoomOptions.DefaultHistory,
            Lines = new(rate, Burst: Math.Max(1, 2 * rate)),
        };
    }

    private BotOptions? ReadBots(ParseResult arguments) => arguments.GetValue(_bots) is { } count
        ? new BotOptions(count, arguments.GetValue(_botRate), arguments.GetValue(_botBytes) ?? BotOptions.DefaultLineBytes)
        : null;
}
