using System.Globalization;
using FastUdp.Benchmarks.Compare;
using FastUdp.Benchmarks.Hosts;
using FastUdp.Benchmarks.Works;
using FastUdp.Demo.Bench.Rates;

namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>
/// Compares nothing but what standard Ethernets carry with what the demo's programs hold between two hosts without losing any.
/// <list type="number">
/// <item>For each demo and size: as much as can be sent, for a moment, shows the most that comes through.</item>
/// <item>Each rate that is not far above it is offered for the duration; one that was not held once more, for a pause of the whole machine is nobody's fault.</item>
/// </list>
/// </summary>
internal sealed class EthernetWork(CompareRequest options, Runner runner)
{
    public const string Name = "ethernet";

    // A rate this far above the most is not tried: what is to come through in pauses may well exceed what does in a flood, but not by so much.
    private const double Hopeless = 2;

    // What of a rate must have been offered for it to count as offered; as long may the last of it take.
    private const double Offered = 0.995;

    private static readonly double[] Gigabits = [1, 2.5, 10, 25, 40, 100];
    private static readonly int[] DefaultSizes = [EthernetFrame.LeastPayloadBytes, 64, 256, 512, 1_024, 1_472];
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FloodDuration = TimeSpan.FromSeconds(0.3);

    private readonly TimeSpan _duration = options.Duration ?? DefaultDuration;

    public static Row[] Run(CompareRequest options, Runner runner, TextWriter output)
    {
        if (HostPair.TryJoin(out string obstacle) is not { } hosts)
        {
            output.WriteLine($"There is no {Name}: {obstacle}");
            return [];
        }
        return new EthernetWork(options, runner).Run(hosts, output);
    }

    private Row[] Run(HostPair hosts, TextWriter output)
    {
        // A dry run has neither the time for all of it nor a use.
        int[] sizes = [.. options.Primes ? options.Sizes ?? DefaultSizes : DefaultSizes[^1..]];
        var rows = new List<Row>();
        foreach (EthernetDemo demo in Enum.GetValues<EthernetDemo>())
        {
            Row[][] columns = [.. sizes.Select(size => Fill(demo, hosts, size))];
            EthernetTable.Write(output, Title(demo), sizes, Gigabits, columns);
            rows.AddRange(columns.SelectMany(static column => column));
        }
        EthernetTable.Explain(output);
        return [.. rows];
    }

    private string Title(EthernetDemo demo) => string.Create(
        CultureInfo.InvariantCulture, $"{demo.ToString().ToLowerInvariant()}, {HostPair.Describe()}, {_duration.TotalSeconds:0.##} s each");

    private Row[] Fill(EthernetDemo demo, HostPair hosts, int size)
    {
        var trial = new RateTrial(demo, hosts, size);
        TimeSpan flood = _duration < FloodDuration ? _duration : FloodDuration;
        double most = Try(trial, demo, size, double.PositiveInfinity, flood).ArrivedPerSecond;
        return [.. Gigabits.Select(gigabits => MakeRow(demo, size, Offer(trial, demo, size, gigabits, most)))];
    }

    private EthernetCell Offer(RateTrial trial, EthernetDemo demo, int size, double gigabits, double most)
    {
        double needed = EthernetFrame.DatagramsPerSecond(gigabits * 1e9, size);
        bool isTried = needed <= most * Hopeless && (options.Primes || gigabits == Gigabits[0]);
        if (!isTried)
            return new EthernetCell(gigabits, needed, EthernetOutcome.NotTried, 0, most, 0, 0, 0);
        EthernetCell first = Judge(gigabits, needed, Try(trial, demo, size, needed, _duration));
        if (first.Outcome == EthernetOutcome.Held || !options.Primes)
            return first;
        EthernetCell again = Judge(gigabits, needed, Try(trial, demo, size, needed, _duration));
        return (again.Outcome, again.Lost).CompareTo((first.Outcome, first.Lost)) < 0 ? again : first;
    }

    private static EthernetCell Judge(double gigabits, double needed, RateCounts counts)
    {
        EthernetOutcome outcome = counts.OfferedPerSecond < needed * Offered ? EthernetOutcome.NotOffered
            : counts.Lost > 0 ? EthernetOutcome.Lost
            : EthernetOutcome.Held;
        return new EthernetCell(
            gigabits, needed, outcome, counts.OfferedPerSecond, counts.ArrivedPerSecond, counts.Sent, counts.LostByServer, counts.LostByClient);
    }

    private RateCounts Try(RateTrial trial, EthernetDemo demo, int size, double perSecond, TimeSpan duration)
    {
        RateCounts counts = trial.RunAsync(perSecond, duration).GetAwaiter().GetResult();
        string asked = double.IsFinite(perSecond) ? string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.000} M/s") : "all it can";
        runner.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"  {demo,-9} {size,5:N0} B  {asked,-13} offered {counts.OfferedPerSecond / 1e6:0.000} M/s, lost {counts.LostByServer:N0} + {counts.LostByClient:N0}"));
        if (counts.Sent == counts.Lost)
            runner.Fail($"{Name}, {demo}, {size:N0} B: nothing came through");
        return counts;
    }

    private static Row MakeRow(EthernetDemo demo, int size, EthernetCell cell) => new()
    {
        Subject = EngineForms.Linux,
        Work = Name,
        Size = size,
        Group = demo.ToString().ToLowerInvariant(),
        Rounds = cell.Outcome == EthernetOutcome.NotTried ? 0 : 1,
        Ethernet = cell,
    };
}
