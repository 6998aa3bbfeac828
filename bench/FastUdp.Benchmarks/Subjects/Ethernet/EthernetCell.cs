using System.Globalization;
using System.Text.Json.Serialization;

namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>One rate, one size, one demo.</summary>
/// <param name="GigabitsPerSecond">The Ethernet.</param>
/// <param name="NeededPerSecond">The datagrams a second that fill it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="OfferedPerSecond">What was sent of them; 0 where it was not tried.</param>
/// <param name="ArrivedPerSecond">What came through; where it was not tried, the most that did without a rate.</param>
/// <param name="Sent">Datagrams sent.</param>
/// <param name="LostByServer">Those of them that the server, or listener, never got.</param>
/// <param name="LostByClient">Answers that the client never got.</param>
internal sealed record EthernetCell(
    double GigabitsPerSecond,
    double NeededPerSecond,
    [property: JsonConverter(typeof(JsonStringEnumConverter<EthernetOutcome>))] EthernetOutcome Outcome,
    double OfferedPerSecond,
    double ArrivedPerSecond,
    long Sent,
    long LostByServer,
    long LostByClient)
{
    [JsonIgnore]
    public long Lost => LostByServer + LostByClient;

    /// <summary>As the table has it; what the words mean stands below the table.</summary>
    public override string ToString() => $"{Rate(NeededPerSecond)} {Mark()}";

    private string Mark() => Outcome switch
    {
        EthernetOutcome.Held => "held",
        EthernetOutcome.Lost => string.Create(CultureInfo.InvariantCulture, $"lost {Lost:N0} ({(double)Lost / Sent:0.0##%})"),
        EthernetOutcome.NotOffered => $"offered {Rate(OfferedPerSecond)}{(Lost == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", lost {Lost:N0}"))}",
        _ => $"most {Rate(ArrivedPerSecond)}",
    };

    private static string Rate(double perSecond) => perSecond >= 1e6
        ? string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e6:0.00} M")
        : string.Create(CultureInfo.InvariantCulture, $"{perSecond / 1e3:0.0} k");
}
