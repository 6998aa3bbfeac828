using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A running <c>ceiling echo-server</c> or <c>ceiling receive</c>. Its first line of output is its port.</summary>
internal sealed class CeilingServer : IDisposable
{
    private readonly Process _process;

    public CeilingServer(Process process, IPAddress address)
    {
        _process = process;
        string line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"ceiling: {process.StandardError.ReadToEnd().Trim()}");
        using JsonDocument document = JsonDocument.Parse(line);
        Address = new IPEndPoint(address, document.RootElement.GetProperty("port").GetInt32());
    }

    public IPEndPoint Address { get; }

    /// <summary>Waits for what it reports in the end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public JsonElement ReadReport()
    {
        string line = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"ceiling: {_process.StandardError.ReadToEnd().Trim()}");
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
