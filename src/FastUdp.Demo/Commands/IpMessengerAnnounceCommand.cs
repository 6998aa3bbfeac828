using System.CommandLine;
using System.Text;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast;
using FastUdp.Demo.Broadcast.IpMessenger;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Output;
using FastUdp.Messages;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast ipmsg announce</c>: one packet for everybody on a network, and what is answered.</summary>
internal sealed class IpMessengerAnnounceCommand
{
    private const string DefaultText = "Hello, everybody";
    private const double DefaultWait = 1;

    private readonly Argument<BroadcastNetwork> _network = NetworkArguments.Network(BroadcastNetwork.Every);
    private readonly Option<Announcement> _kind = ChoiceOption.Create<Announcement>(
        "--kind", "A message, default; or that this user has come, or goes, which other programs keep their lists by.");

    private readonly Option<string?> _text = new("--text")
    {
        Description = $"The message, default '{DefaultText}'; of one who comes or goes the name to be shown, default the user's.",
        HelpName = "TEXT",
    };

    private readonly Option<bool> _check = new("--check") { Description = "Ask who gets the message to say so." };
    private readonly Option<uint?> _number = NumberOptions.Create(
        "--number", "NUMBER", 0u, uint.MaxValue, "The packet's number, by default the time in seconds.");

    private readonly Option<double?> _wait = NumberOptions.Create(
        "--wait", "SECONDS", 0.0, 3_600.0, $"How long to hear answers, default {DefaultWait} where there may be any, else 0.");

    private readonly IpMessengerArguments _self = new();
    private readonly Option<int?> _port = NetworkArguments.Port(IpMessengerPacket.DefaultPort);
    private readonly Option<bool> _json = JsonOption.OfLines();
    private readonly BroadcastSending _sending = new();

    /// <summary>What is announced.</summary>
    internal enum Announcement
    {
        Message,
        Entry,
        Exit,
    }

    public static Command Create()
    {
        var announce = new IpMessengerAnnounceCommand();
        var command = new Command("announce", "Send one packet of IP Messenger to everybody on a network, and tell what is answered.")
        {
            announce._network, announce._kind, announce._text, announce._check, announce._number, announce._wait, announce._port, announce._json,
        };
        announce._self.AddTo(command);
        announce._sending.AddTo(command);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast ipmsg announce --text \"will broadcast\"",
            "fastudp broadcast ipmsg announce 192.0.2.255 --kind entry --group kitchen --wait 3",
            "fastudp broadcast ipmsg announce --user will --host will-pc --number 100 --check --json");
        command.SetAction((arguments, _) => announce.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        byte[] packet = Format(arguments);
        int port = arguments.GetValue(_port) ?? IpMessengerPacket.DefaultPort;
        BroadcastTarget[] targets = NetworkTargets.Of(arguments.GetRequiredValue(_network), port);
        await using UdpEndpoint endpoint = await _sending.OpenAsync(arguments, targets, stop.Token);

        var transcript = Transcript.Of(arguments, _json);
        using var answers = new ServerTranscript(transcript, TimeProvider.System);
        Task hearing = endpoint.RunAsync(new IpMessengerListener(self: null, answers, TimeProvider.System), CancellationToken.None);
        using var run = new TextBroadcast(endpoint, targets, packet, transcript, TimeProvider.System);
        await run.RunAsync(count: 1, rate: 1, stop.Token);
        await Task.Delay(ReadWait(arguments), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await endpoint.StopAsync();
        await hearing;
        answers.Dispose();
        run.TellSummary();
        return run.Unsent == 0 ? ExitCodes.Success : throw new CommandFailedException($"{Figures.Count(run.Unsent)} datagrams could not be sent");
    }

    private byte[] Format(ParseResult arguments)
    {
        IpMessengerSelf self = _self.Read(arguments, arguments.GetValue(_number));
        IpMessengerMode mode = arguments.GetValue(_kind) switch
        {
            Announcement.Entry => IpMessengerMode.Entry,
            Announcement.Exit => IpMessengerMode.Exit,
            _ => IpMessengerMode.SendMessage,
        };
        string? typed = arguments.GetValue(_text);
        ReadOnlySpan<byte> text = typed is not null ? Encoding.UTF8.GetBytes(typed) : mode == IpMessengerMode.SendMessage ? Encoding.UTF8.GetBytes(DefaultText) : self.User;
        IpMessengerPacket packet = self.Say(mode, text, arguments.GetValue(_check) ? IpMessengerOptions.SendCheck : IpMessengerOptions.None);
        byte[] bytes = new byte[IpMessengerPacket.MaxBytes];
        return IpMessengerPacket.TryWrite(packet, bytes, out int length, out WireFault fault)
            ? bytes[..length]
            : throw new CommandFailedException($"this is no packet: {fault}", ExitCodes.Usage);
    }

    private TimeSpan ReadWait(ParseResult arguments)
    {
        bool mayBeAnswered = arguments.GetValue(_check) || arguments.GetValue(_kind) == Announcement.Entry;
        return TimeSpan.FromSeconds(arguments.GetValue(_wait) ?? (mayBeAnswered ? DefaultWait : 0));
    }
}
