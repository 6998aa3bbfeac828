using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Dissector.Support;

/// <summary>Wireshark without its windows: reads capture files through a dissector of ours.</summary>
internal static class Tshark
{
    public const string Program = "tshark";

    // What Wireshark's Lua prints, among the fields of the packet, when a script fails.
    private const string LuaError = "Lua Error";

    /// <summary>The whole of what there is to see of a capture.</summary>
    public static async Task<string> DescribeAsync(Scratch scratch, string script, IEnumerable<byte[]> datagrams, int mostBytes = ushort.MaxValue)
    {
        string[] lines = await ReadAsync(scratch, script, datagrams, mostBytes, "-V");
        return string.Join('\n', lines);
    }

    /// <summary>Fields by their filter names, packet by packet; a field that occurs more than once is joined by commas.</summary>
    public static async Task<string[][]> FieldsAsync(Scratch scratch, string script, IEnumerable<byte[]> datagrams, params string[] fields)
    {
        string[] lines = await ReadAsync(scratch, script, datagrams, ushort.MaxValue, SelectFields(fields));
        return [.. lines.Select(static line => line.Split('\t'))];
    }

    /// <summary>The options that select fields.</summary>
    public static string[] SelectFields(string[] fields) => ["-T", "fields", .. fields.SelectMany(static field => (string[])["-e", field])];

    private static async Task<string[]> ReadAsync(
        Scratch scratch, string script, IEnumerable<byte[]> datagrams, int mostBytes, params string[] options)
    {
        string scriptFile = scratch.File("dissector.lua");
        string captureFile = scratch.File("capture.pcap");
        await File.WriteAllTextAsync(scriptFile, script);
        PcapFile.Write(captureFile, Scripts.Port, datagrams, mostBytes);

        await using RunningProgram tshark = Peers.StartInstalled(
            Program, ["-n", "-r", captureFile, "-X", $"lua_script:{scriptFile}", .. options]);
        ProgramResult result = await tshark.ExitAsync();
        string error = string.Join('\n', result.Error);
        Assert.True(result.ExitCode == 0, error);
        Assert.DoesNotContain("Lua:", error, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, static line => line.Contains(LuaError, StringComparison.Ordinal));
        return result.Output;
    }
}
