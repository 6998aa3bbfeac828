using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Demo;
using FastUdp.Demo.Bench.Networks;

namespace FastUdp.Benchmarks.Compare;

/// <summary><c>compare</c>: the engine, .NET's own ways and the C programs in turn.</summary>
internal static class CompareCommand
{
    private static readonly Option<string> Work = new("--work")
    {
        Description = "What to compare: the name of a work, or what names begin with: requests, typed.",
        DefaultValueFactory = static _ => "oneway",
    };

    private static readonly Option<int[]?> Sizes = new("--sizes")
    {
        Description = "Payload sizes in bytes, separated by commas. Each work has its own default.",
        CustomParser = ParseSizes,
    };

    private static readonly Option<int> Pairs = new("--pairs")
    {
        Description = "Rounds over all subjects; the ratios are medians over them.",
        DefaultValueFactory = static _ => 5,
    };

    private static readonly Option<double?> Seconds = new("--seconds")
    {
        Description = "Measured time of one run: 1, but 10 for steady and 60 for churn.",
    };

    private static readonly Option<FileInfo?> Json = new("--json") { Description = "A file for the rows as JSON." };

    private static readonly Option<string?> Subjects = new("--subjects")
    {
        Description = "Names separated by commas, or what names begin with: engine, udpclient, socket, ceiling.",
    };

    private static readonly Option<int?> Mtu = new("--mtu")
    {
        Description = "Runs in a network namespace whose loopback has this MTU: for large.",
    };

    private static readonly Option<double> Drop = new("--drop")
    {
        Description = "With --mtu: the fraction of packets the loopback drops, 0 to 1.",
    };

    public static Command Create()
    {
        Work.CompletionSources.Add([.. CompareRun.Names]);
        Work.Validators.Add(static result => Require(
            result, Work, static value => CompareRun.Choose(value!).Count > 0,
            $"--work must be what one of these is called or begins with: {string.Join(", ", CompareRun.Names)}."));
        Pairs.Validators.Add(static result => Require(result, Pairs, static value => value >= 1, "--pairs must be at least 1."));
        Seconds.Validators.Add(static result => Require(result, Seconds, static value => value > 0, "--seconds must be more than 0."));
        Mtu.Validators.Add(static result => Require(result, Mtu, static value => value is >= 576 and <= 65_536, "--mtu must be from 576 to 65,536."));
        Drop.Validators.Add(static result => Require(result, Drop, static value => value is >= 0 and <= 1, "--drop must be from 0 to 1."));
        var command = new Command("compare", "Compares ways of moving datagrams, interleaved.")
        {
            Work, Sizes, Pairs, Seconds, Json, Subjects, Mtu, Drop,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        try
        {
            if (result.GetValue(Mtu) is { } mtu)
                new LoopbackNetwork(mtu, result.GetValue(Drop)).Enter();
            return CompareRun.Execute(CompareRun.Choose(result.GetValue(Work)!), Read(result), result.GetValue(Json));
        }
        catch (CommandFailedException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return exception.ExitCode;
        }
    }

    private static CompareRequest Read(ParseResult result) => new(
        result.GetValue(Sizes) is { Length: > 0 } sizes ? sizes : null,
        result.GetValue(Pairs),
        result.GetValue(Seconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        result.GetValue(Subjects)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
    {
        Asked = ReadAsked(result),
    };

    private static Dictionary<string, string> ReadAsked(ParseResult result) => result.CommandResult.Children
        .OfType<OptionResult>()
        .Where(static option => !option.Implicit && option.Option != Json)
        .ToDictionary(static option => option.Option.Name.TrimStart('-'), static option => string.Join(',', option.Tokens.Select(static token => token.Value)));

    private static void Require<T>(OptionResult result, Option<T> option, Func<T?, bool> holds, string message)
    {
        if (!holds(result.GetValue(option)))
            result.AddError(message);
    }

    private static int[]? ParseSizes(ArgumentResult result)
    {
        var sizes = new List<int>();
        foreach (string text in result.Tokens.SelectMany(static token => token.Value.Split(',')))
        {
            bool isSize = int.TryParse(text, CultureInfo.InvariantCulture, out int size)
                && size is >= Number.Bytes and <= UdpLimits.MaxIPv4PayloadBytes;
            if (!isSize)
                result.AddError($"'{text}' is not a size from {Number.Bytes} to {UdpLimits.MaxIPv4PayloadBytes:N0} bytes.");
            sizes.Add(size);
        }
        return [.. sizes];
    }
}
