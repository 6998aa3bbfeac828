using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Runs;

namespace FastUdp.Demo.Arguments;

/// <summary>The options of how both ends move datagrams, and the settings they make: one, or those that are compared.</summary>
internal sealed class SettingArguments
{
    /// <summary>As many as there are colours in a chart that all people tell apart.</summary>
    public const int MostSettings = 8;

    private readonly Option<UdpBackend> _backend = ChoiceOption.Create<UdpBackend>(
        "--backend", "How to move datagrams; 'auto' is the best that can run here.", without: UdpBackend.Simulated);

    private readonly Option<Switch> _gso = ChoiceOption.Create<Switch>("--gso", "Whether the kernel cuts a run of datagrams from one buffer, default on.");
    private readonly Option<Switch> _gro = ChoiceOption.Create<Switch>("--gro", "Whether the kernel gathers a run of datagrams into one buffer, default on.");

    private readonly Option<int?> _slots = NumberOptions.Create(
        "--slots", "COUNT", 1, SettingLimits.MostSlots, "How many buffers one receive call may fill, default 64.");

    private readonly Option<int?> _batch = NumberOptions.Create(
        "--batch", "COUNT", 1, SettingLimits.MostBatchDatagrams, "How many datagrams are handed to the kernel together at most, by default as many as fit 64 KiB.");

    private readonly Option<int?> _busyPoll = NumberOptions.Create(
        "--busy-poll", "MICROSECONDS", 0, SettingLimits.MostBusyPollMicroseconds, "How long to try again before sleeping, by default only amid traffic: less latency, more CPU.");

    private readonly Option<(int Near, int Far)?> _cores = new("--cores")
    {
        Description = "The cores of the near and of the far end's thread, by default the system's choice.",
        HelpName = "NEAR,FAR",
        CustomParser = ParseCores,
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = $"Compare configurations that take turns, 2 to {MostSettings} between commas, with the first; each is words between plus signs: {SettingWords.Forms}.",
        HelpName = "A,B,…",
    };

    public void AddTo(Command command)
    {
        AddOneTo(command);
        command.Options.Add(_against);
    }

    /// <summary>Without the option to compare.</summary>
    public void AddOneTo(Command command)
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_backend, _gso, _gro, _slots, _batch, _busyPoll, _cores])
            command.Options.Add(option);
    }

    /// <exception cref="CommandFailedException">What is to be compared cannot be.</exception>
    public IReadOnlyList<EndSetting> Read(ParseResult arguments)
    {
        EndSetting one = ReadOne(arguments);
        return arguments.GetValue(_against) is { } against ? ReadAgainst(one, against.Split(',')) : [one];
    }

    public EndSetting ReadOne(ParseResult arguments)
    {
        (int Near, int Far)? cores = arguments.GetValue(_cores);
        var usual = new EndSetting();
        return usual with
        {
            Backend = arguments.GetValue(_backend),
            UseGso = arguments.GetValue(_gso) == Switch.On,
            UseGro = arguments.GetValue(_gro) == Switch.On,
            ReceiveSlots = arguments.GetValue(_slots) ?? usual.ReceiveSlots,
            BatchDatagrams = arguments.GetValue(_batch),
            BusyPoll = arguments.GetValue(_busyPoll) is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null,
            NearCore = cores?.Near,
            FarCore = cores?.Far,
        };
    }

    private static EndSetting[] ReadAgainst(EndSetting one, string[] typed)
    {
        if (typed.Length is < 2 or > MostSettings)
            throw Refused(typed.Length < 2
                ? $"'{typed[0]}' is one configuration: it takes 2 to compare"
                : string.Create(CultureInfo.InvariantCulture, $"{typed.Length} configurations exceed the limit of {MostSettings}"));
        var settings = new EndSetting[typed.Length];
        for (int index = 0; index < typed.Length; index++)
        {
            if (SettingWords.Apply(one, typed[index], out settings[index]) is { } error)
                throw Refused(error);
            if (typed.AsSpan(0, index).Contains(typed[index]))
                throw Refused($"{typed[index]} stands there twice");
        }
        return settings;
    }

    private static CommandFailedException Refused(string error) => new($"--against: {error}", ExitCodes.Usage);

    private static (int Near, int Far)? ParseCores(ArgumentResult result)
    {
        if (SettingLimits.ExplainCores("--cores", result.Tokens.Single().Value, ',', out (int Near, int Far) cores) is { } error)
            result.AddError(error);
        return cores;
    }
}
