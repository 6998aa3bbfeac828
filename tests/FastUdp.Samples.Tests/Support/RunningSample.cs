using System.Diagnostics;
using System.Net;
using System.Threading.Channels;

namespace FastUdp.Samples.Tests.Support;

/// <summary>A sample as its own process, as it was built beside the tests, with its lines of output as they come. It does not outlive the test.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private RunningSample(string name, string[] arguments)
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"FastUdp.Samples.{name}.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [file, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static RunningSample Start(string name, params string[] arguments) => new(name, arguments);

    /// <summary>Starts one that serves, on a port the system chooses, and waits until it says which.</summary>
    public static async Task<(RunningSample Sample, IPEndPoint Address)> ServeAsync(string name, params string[] arguments)
    {
        RunningSample sample = Start(name, ["127.0.0.1:0", .. arguments]);
        string line = await sample.WaitForLineAsync(line => line.StartsWith("Listening at ", StringComparison.Ordinal));
        return (sample, IPEndPoint.Parse(line["Listening at ".Length..].Split(',')[0]));
    }

    /// <summary>The next line with this in it.</summary>
    public Task<string> WaitForLineAsync(string text) => WaitForLineAsync(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The next line, of either output, that is the one.</summary>
    public async Task<string> WaitForLineAsync(Predicate<string> isIt)
    {
        var seen = new List<string>();
        using var patience = new CancellationTokenSource(Programs.Patience);
        try
        {
            await foreach (string line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (isIt(line))
                    return line;
                seen.Add(line);
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        throw new TimeoutException($"Not the line that was waited for, but: {string.Join('|', seen)}");
    }

    /// <summary>Sends SIGINT, as Ctrl-C does, and gives the exit code. Unix only.</summary>
    public async Task<int> InterruptAsync()
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -INT {_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Programs.Patience);
        await _process.WaitForExitAsync().WaitAsync(Programs.Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Programs.Patience);
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
            _lines.Writer.TryWrite(line);
    }
}
