using FastUdp.Messages;
using FastUdp.Samples.Tests.Support;

namespace FastUdp.Samples.Tests.WireFormat;

/// <summary>docs/formats.md shows every attribute, and what it shows compiles and works.</summary>
public class FormatsDocumentTests
{
    public static TheoryData<string> FieldAttributes { get; } = new(
        typeof(BitsAttribute).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(BitsAttribute).Namespace && IsForFields(type))
            .Select(type => type.Name[..^nameof(Attribute).Length]));

    [Fact]
    public void The_document_declares_the_messages_as_they_are_compiled() => Document.Formats.AssertDeclaredIn("FormatsDocumentMessages.cs");

    [Theory]
    [MemberData(nameof(FieldAttributes))]
    public void Every_attribute_of_a_field_is_in_the_document(string attribute) =>
        Assert.Contains($"[{attribute}", Document.Formats.Text, StringComparison.Ordinal);

    [Fact]
    public void The_report_of_a_station_lies_as_its_declaration_says()
    {
        byte[] report = Hex.Parse(
            """
            57 000000 00000007 6E6F72746800 0001000200030004 E8FF 00 02 30 40 AC02 05 02 486F
            """);
        RoundTrip.AssertExact<StationReport>(report);
        StationReport read = RoundTrip.Read<StationReport>(report);
        Assert.Equal(("north", -24, 2, 3, 4, 300u, -3, "Ho"), (
            read.Name, read.Temperature, read.Channel, read.Quality, read.Alarm, read.Uptime, read.Drift, read.Place));
        Assert.Equal([1, 2, 3, 4], read.Gauges);
    }

    private static bool IsForFields(Type type) =>
        type.GetCustomAttributes(typeof(AttributeUsageAttribute), false) is [AttributeUsageAttribute usage]
        && usage.ValidOn.HasFlag(AttributeTargets.Property) && typeof(Attribute).IsAssignableFrom(type);
}
