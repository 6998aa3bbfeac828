using FastUdp.Demo.Dissector;

namespace FastUdp.Demo.Tests.Dissector.Support;

/// <summary>Dissectors of the messages that these tests declare.</summary>
internal static class Scripts
{
    public const ushort Port = 40_404;

    public static MessageCatalog Catalog { get; } = new(AssemblySchemas.Read(AssemblyPath));

    public static string AssemblyPath => typeof(Scripts).Assembly.Location;

    public static FilterNames Names { get; } = new("fastudp", Catalog.Messages);

    /// <summary>The script for all messages with an identifier.</summary>
    public static string Identified { get; } = DissectorScript.Write(DissectorPlan.Identified(Catalog, "fastudp", [Port]), Names);

    /// <summary>The script for one that has none.</summary>
    public static string Foreign(string message) =>
        DissectorScript.Write(DissectorPlan.Foreign(Catalog, Names, message, "fastudp", [Port]), Names);
}
