using System.Diagnostics;
using System.Text.Json;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>A running <c>ceiling echo-server</c>. Its first line of output is its port.</summary>
internal sealed class CeilingServer : IDisposable
{
    private readonly Process _process;

    public CeilingServer(Process process)
    {
        _process = process;
        string line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"ceiling echo-server: {process.StandardError.ReadToEnd().Trim()}");
        using JsonDocument document = JsonDocument.Parse(line);
        Port = document.RootElement.GetProperty("port").GetInt32();
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
