using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FastUdp.Diagnostics;
using FastUdp.LargeMessages;
using FastUdp.Requests;
using Xunit;

namespace FastUdp.Engine.Tests.Diagnostics;

/// <summary>The instruments as a whole: their names, what docs/metrics.md says of them, and that nothing counted is left out.</summary>
public partial class InstrumentsTests
{
    [Fact]
    public void The_documentation_lists_them_all_as_they_are()
    {
        string[] documented = [.. Repository.Read("docs", "metrics.md").Split('\n')
            .Where(line => line.StartsWith("| `fastudp.", StringComparison.Ordinal))
            .Select(line => string.Join(" | ", line.Trim('|', ' ').Split(" | ")[..4]))];
        Assert.Equal(Described().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Their_names_and_units_follow_the_conventions()
    {
        foreach (Instrument instrument in Published())
        {
            Assert.Matches(NamePattern(), instrument.Name);
            Assert.Matches(UnitPattern(), instrument.Unit!);
            Assert.False(string.IsNullOrEmpty(instrument.Description));
            Assert.Equal("FastUdp", instrument.Meter.Name);
            Assert.Equal(typeof(UdpEndpoint).Assembly.GetName().Version!.ToString(3), instrument.Meter.Version);
        }
    }

    [Fact]
    public void Every_figure_of_the_statistics_is_in_one()
    {
        AssertAllRead(EndpointInstruments.Registry);
        AssertAllRead(ClientInstruments.Registry);
        AssertAllRead(ServerInstruments.Registry);
        AssertAllRead(MessageInstruments.Registry);
    }

    private static IEnumerable<string> Described() =>
    [
        .. Describe(EndpointInstruments.Registry),
        .. Describe(ImpairmentInstruments.Registry),
        .. Describe(ClientInstruments.Registry),
        .. Describe(ServerInstruments.Registry),
        .. Describe(MessageInstruments.Registry),
        .. Published().OfType<Histogram<int>>().Select(one => $"`{one.Name}` | histogram | `{one.Unit}` | "),
    ];

    private static IEnumerable<string> Describe<TStatistics>(StatisticsRegistry<TStatistics> registry)
        where TStatistics : class =>
        registry.Instruments.Select(one => $"`{one.Name}` | {(one.IsCount ? "counter" : "up-down")} | `{one.Unit}` | {Attributes(one)}");

    private static string Attributes<TStatistics>(StatisticsInstrument<TStatistics> one) => one.Attribute is null
        ? ""
        : $"`{one.Attribute}`: {string.Join(", ", one.Columns.Select(column => $"`{column.Value}`"))}";

    private static Instrument[] Published()
    {
        _ = (EndpointInstruments.Registry, ImpairmentInstruments.Registry, ClientInstruments.Registry, ServerInstruments.Registry, MessageInstruments.Registry);
        _ = BatchHistograms.IsEnabled;
        using var reader = new MetricReader();
        return [.. reader.Instruments.Where(one => one.Name.StartsWith("fastudp.", StringComparison.Ordinal))];
    }

    /// <summary>Sets one property after the other and looks whether any column shows it.</summary>
    private static void AssertAllRead<TStatistics>(StatisticsRegistry<TStatistics> registry)
        where TStatistics : class
    {
        foreach (PropertyInfo property in typeof(TStatistics).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var statistics = (TStatistics)RuntimeHelpers.GetUninitializedObject(typeof(TStatistics));
            property.SetValue(statistics, Convert.ChangeType(77, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, null));
            Assert.True(
                registry.Instruments.SelectMany(one => one.Columns).Any(column => column.Read(statistics) == 77),
                $"{typeof(TStatistics).Name}.{property.Name} is in no instrument.");
        }
    }

    // Lower case, dots between namespaces, underscores between words, singular; no unit in the name.
    [GeneratedRegex(@"^fastudp(\.[a-z]+(_[a-z]+)*)+$(?<!s|_total)")]
    private static partial Regex NamePattern();

    // UCUM: bytes, or an annotation in the singular.
    [GeneratedRegex(@"^(By|\{[a-z]+(?<!s)\})$")]
    private static partial Regex UnitPattern();
}
