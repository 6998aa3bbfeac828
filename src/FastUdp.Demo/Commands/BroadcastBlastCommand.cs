using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using FastUdp.Demo.Arguments;
using FastUdp.Demo.Broadcast.Blast;
using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Load;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Commands;

/// <summary><c>fastudp broadcast blast</c>: numbered datagrams to everybody, or to many, as fast as asked for.</summary>
internal sealed class BroadcastBlastCommand
{
    private const string Unbounded = "unbounded";
    private const double DefaultSeconds = 5;

    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(1);

    private static readonly string Description =
        "Send numbered datagrams to everybody on a network, or with --to and --members to each of many in turn, and report how many " +
        "the kernel took; 'broadcast server' at the other end tells how many arrived. " +
        $"The rate is {Figures.Count((long)BlastOptions.DefaultPerSecond)} a second unless another is asked for, for nobody on a network is asked.";

    private readonly Argument<BroadcastNetwork> _network = NetworkArguments.Network(BroadcastNetwork.OneLink);
    private readonly Option<HostPort[]> _to = HostPortArguments.Several(
        "--to", "Send to this address, not to a network; may be given several times. Each gets every number.");

    private readonly Option<FileInfo?> _members = new("--members")
    {
        Description = $"Send to the addresses in this file, one a line, at most {Figures.Count(Members.Most)}.",
        HelpName = "FILE",
    };

    private readonly Option<int?> _size = NumberOptions.Create(
        "--size",
        "BYTES",
        BlastOptions.MinBytes,
        UdpLimits.MaxIPv6PayloadBytes,
        $"Payload of each datagram, default {BlastOptions.DefaultBytes}.");

    private readonly Option<double?> _rate = RateOption();
    private readonly Option<double?> _seconds = NumberOptions.Create(
        "--seconds", "SECONDS", LoadOptions.MinSeconds, LoadOptions.MaxSeconds, $"How long to send, default {DefaultSeconds}.");

    private readonly Option<int?> _port = NetworkArguments.Port();
    private readonly Option<bool> _json = JsonOption.OfReport();
    private readonly BroadcastSending _sending = new();

    public static Command Create()
    {
        var blast = new BroadcastBlastCommand();
        var command = new Command("blast", Description)
        {
            blast._network, blast._to, blast._members, blast._size, blast._rate, blast._seconds, blast._port, blast._json,
        };
        blast._sending.AddTo(command);
        command.Validators.Add(blast.CheckForms);
        HelpWithExamples.Add(
            command,
            "fastudp broadcast blast 192.0.2.255 --rate 100000 --seconds 10",
            "fastudp broadcast blast all --size 1472 --rate unbounded --json",
            "fastudp broadcast blast --to 192.0.2.1 --to 192.0.2.7:7007 --rate 5000",
            "fastudp broadcast blast --members members.txt --rate unbounded");
        command.SetAction((arguments, _) => blast.RunAsync(arguments));
        return command;
    }

    private static Option<double?> RateOption()
    {
        Option<double?> rate = NumberOptions.Create(
            "--rate",
            $"RATE|{Unbounded}",
            BlastOptions.LeastPerSecond,
            BlastOptions.MostPerSecond,
            $"Datagrams a second, to all together; '{Unbounded}' is as fast as the kernel takes them.");
        Func<ArgumentResult, double?> parseNumber = rate.CustomParser!;
        rate.CustomParser = result => result.Tokens.Single().Value == Unbounded ? double.PositiveInfinity : parseNumber(result);
        return rate;
    }

    private void CheckForms(CommandResult result)
    {
        if (result.GetResult(_network) is { Tokens.Count: > 0 } && result.FirstGiven(_to, _members) is { } option)
            result.AddError($"a network is for all of its hosts and {option.Name} for single ones: give one of them");
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        using var stop = new StopSignals();
        BlastOptions options = ReadOptions(arguments);
        BroadcastTarget[] members = await ReadMembersAsync(arguments, stop.Token);
        PayloadLimit.Check(options.DatagramBytes, members.MinBy(static member => member.Remote.AddressFamily).Remote.ToIPEndPoint());
        PacingOptions? pacing = ReadPacing(options, members);
        await using UdpEndpoint endpoint = await _sending.OpenAsync(
            arguments, members, stop.Token, engine => engine with { Pacing = pacing, SendTimeout = SendTimeout });

        var run = new BlastRun(endpoint, members, options, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))));
        Task<BlastReport> running = run.RunAsync(stop.Token);
        await ProgressLine.ShowAsync(() => $"{Figures.Count(run.Written)} datagrams", running);
        BlastReport report = await running;
        if (arguments.GetValue(_json))
            BlastOutput.WriteJson(Console.Out, report);
        else
            BlastOutput.WriteText(Console.Out, report);
        return Judge(report);
    }

    private BlastOptions ReadOptions(ParseResult arguments) => new(
        arguments.GetValue(_size) ?? BlastOptions.DefaultBytes,
        arguments.GetValue(_rate) ?? BlastOptions.DefaultPerSecond,
        TimeSpan.FromSeconds(arguments.GetValue(_seconds) ?? DefaultSeconds));

    private async Task<BroadcastTarget[]> ReadMembersAsync(ParseResult arguments, CancellationToken stop)
    {
        int port = arguments.GetValue(_port) ?? HostPort.DefaultPort;
        if (arguments.CommandResult.FirstGiven(_to, _members) is null)
            return NetworkTargets.Of(arguments.GetRequiredValue(_network), port);
        BroadcastTarget[] members = await Members.ResolveAsync(arguments.GetRequiredValue(_to), arguments.GetValue(_members), port, stop);
        return members.Length > 0 ? members : throw new CommandFailedException("there are no members", ExitCodes.Usage);
    }

    private static PacingOptions? ReadPacing(BlastOptions options, BroadcastTarget[] members)
    {
        const long mostBytesPerSecond = 1_000_000_000_000;
        PacingOptions? pacing = options.Pacing(members[0].Remote.AddressFamily);
        if (pacing?.BytesPerSecond > mostBytesPerSecond)
            throw new CommandFailedException(
                string.Create(CultureInfo.InvariantCulture, $"{options.PerSecond:N0} datagrams of {options.DatagramBytes:N0} bytes a second exceed the limit of {mostBytesPerSecond:N0} bytes a second"),
                ExitCodes.Usage);
        return pacing;
    }

    /// <summary>What the kernel refuses now and then is a finding; a blast of which nothing left is a failure.</summary>
    private static int Judge(BlastReport report) => report.Sent > 0
        ? ExitCodes.Success
        : throw new CommandFailedException(
            $"nothing could be sent: {string.Join(", ", report.Refusals.Where(static refusal => refusal.Count > 0).Select(static refusal => refusal.Words))}");
}
