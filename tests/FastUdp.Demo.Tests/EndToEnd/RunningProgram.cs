using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>A program that runs beside the test, with its lines of output as they come. It does not outlive the test.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    // Far more than anything here takes on a busy machine; a hung program fails the test by it.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _output = [];
    private readonly ConcurrentQueue<string> _error = [];

    private RunningProgram(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, _error);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static RunningProgram Start(string file, params string[] arguments) => new(file, arguments);

    /// <summary>The fastudp command itself, as it was built beside the tests.</summary>
    public static RunningProgram StartFastUdp(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "fastudp.dll"), .. arguments]);

    /// <summary>Runs the fastudp command to its end.</summary>
    public static async Task<ProgramResult> RunFastUdpAsync(params string[] arguments)
    {
        await using RunningProgram program = StartFastUdp(arguments);
        return await program.ExitAsync();
    }

    /// <summary>The next line, of either output, that contains this.</summary>
    public async Task<string> WaitForLineAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (string line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        throw new TimeoutException($"No line with '{text}'. Output: {string.Join('|', _output)} Error: {string.Join('|', _error)}");
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).WaitAsync(Patience);
        await _process.StandardInput.FlushAsync().WaitAsync(Patience);
    }

    /// <summary>Nothing more will be written to it.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Sends a signal by name, such as INT. Unix only.</summary>
    public async Task SignalAsync(string name)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -{name} {_process.Id}"]);
        await kill.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task<ProgramResult> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new ProgramResult(_process.ExitCode, [.. _output], [.. _error]);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
    }

    private void Take(string? line, ConcurrentQueue<string> lines)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        _lines.Writer.TryWrite(line);
    }
}
