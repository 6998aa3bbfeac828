using System.Globalization;
using System.Text.Json;
using FastUdp.Demo.Bench.Iperf3;

namespace FastUdp.Demo.Bench.Results;

/// <summary>
/// Reads run files, and tells in one line what is wrong with one: the file, the member, its value. Members that it does not know are skipped, for
/// every program may add what is its own. A file of iperf3's is taken too.
/// </summary>
internal static class RunFileReader
{
    /// <summary>The longest file that is read: 64 MiB.</summary>
    public const int MaxBytes = 64 << 20;

    /// <exception cref="CommandFailedException">It cannot be read, or is no run file.</exception>
    public static RunFile Read(string path)
    {
        using JsonDocument document = Parse(path, Load(path));
        bool isIperf3 = Iperf3Import.IsOne(document.RootElement);
        if (!isIperf3)
            CheckKind(path, document.RootElement);
        RunFile run = isIperf3 ? Import(path, document) : Deserialize(path, document);
        if (RunFileChecks.FirstFault(run) is { } fault)
            throw Refused(path, fault);
        return run;
    }

    private static byte[] Load(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
                throw Refused(path, $"{stream.Length:N0} bytes exceed the limit of {MaxBytes:N0}");
            // A pipe tells no length: it is read to one byte beyond the limit.
            using var bytes = new MemoryStream();
            CopyBounded(stream, bytes);
            return bytes.Length > MaxBytes ? throw Refused(path, $"it exceeds the limit of {MaxBytes:N0} bytes") : bytes.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CommandFailedException($"cannot read '{path}': {Reason(exception)}");
        }
    }

    private static void CopyBounded(FileStream from, MemoryStream to)
    {
        byte[] piece = new byte[1 << 16];
        for (int count; to.Length <= MaxBytes && (count = from.Read(piece)) > 0;)
            to.Write(piece, 0, count);
    }

    private static JsonDocument Parse(string path, byte[] bytes)
    {
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            throw Refused(path, "it is empty");
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException exception)
        {
            throw Refused(path, IsBeginning(bytes)
                ? "it is truncated: the JSON ends before its time"
                : string.Create(CultureInfo.InvariantCulture, $"it is not JSON (line {exception.LineNumber + 1:N0})"));
        }
    }

    /// <summary>Whether more bytes could make it JSON.</summary>
    private static bool IsBeginning(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Before all else: of another program's file, or a later version's, no other complaint would make sense.
    private static void CheckKind(string path, JsonElement root)
    {
        bool isOurs = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("schema", out JsonElement schema)
            && schema.ValueKind == JsonValueKind.String && schema.ValueEquals(RunFile.SchemaName);
        if (!isOurs)
            throw Refused(path, $"it is no run file: its member 'schema' is not \"{RunFile.SchemaName}\"");
        if (!root.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out int number) || number < 1)
            throw Refused(path, "its member 'version' is not a whole number from 1 on");
        if (number > RunFile.NewestVersion)
            throw Refused(path, $"version {number} is newer than {RunFile.NewestVersion}, the newest this program knows");
    }

    private static RunFile Deserialize(string path, JsonDocument document)
    {
        try
        {
            return document.Deserialize(RunFileJson.Default.RunFile)!;
        }
        catch (JsonException exception)
        {
            throw Refused(path, JsonFault.Describe(document.RootElement, exception));
        }
    }

    private static RunFile Import(string path, JsonDocument document)
    {
        try
        {
            return Iperf3Import.Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw Refused(path, JsonFault.Describe(document.RootElement, exception));
        }
        catch (FormatException exception)
        {
            throw Refused(path, exception.Message);
        }
    }

    private static string Reason(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : exception.Message.TrimEnd('.');

    private static CommandFailedException Refused(string path, string reason) => new($"'{path}': {reason}");
}
