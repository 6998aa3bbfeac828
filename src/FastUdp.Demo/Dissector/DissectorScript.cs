using System.Text;

namespace FastUdp.Demo.Dissector;

/// <summary>A Lua script for Wireshark: a table about the messages, and after it what interprets such tables.</summary>
internal static class DissectorScript
{
    // In this order: each stands on those before it.
    private static readonly string[] Parts =
    [
        "opening", "reader", "messages", "integers", "wide_integers", "floating", "time", "text", "addresses", "composites",
        "registration", "datagrams",
    ];

    private static readonly string Ruler = new('-', 117);

    public static string Write(DissectorPlan plan, FilterNames names)
    {
        var script = new StringBuilder();
        script.AppendLine("-- A Wireshark dissector, made by `fastudp dissector`. Load it with: wireshark -X lua_script:FILE");
        script.AppendLine();
        script.Append(new LuaTables(names).Write(plan));
        foreach (string part in Parts)
        {
            script.AppendLine().AppendLine(Ruler);
            script.Append(Read(part));
        }
        return script.ToString().ReplaceLineEndings("\n");
    }

    private static string Read(string part)
    {
        using Stream stream = typeof(DissectorScript).Assembly.GetManifestResourceStream($"{part}.lua")
            ?? throw new InvalidOperationException($"The part {part} of the script is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
