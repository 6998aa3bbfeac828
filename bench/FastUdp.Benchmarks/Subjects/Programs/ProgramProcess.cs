using System.ComponentModel;
using System.Diagnostics;

namespace FastUdp.Benchmarks.Subjects.Programs;

/// <summary>A program that runs beside the benches. It outlives neither its disposal nor this process, however that ends but by SIGKILL.</summary>
internal sealed class ProgramProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ProgramProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public bool HasExited => _process.HasExited;

    private string Name => Path.GetFileName(_process.StartInfo.FileName);

    /// <summary>Why a program cannot be run here; null where it can.</summary>
    public static string? Obstacle(string program) =>
        !OperatingSystem.IsLinux() ? $"{program} is run on Linux only."
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))) ? null
        : $"there is no {program} here.";

    /// <exception cref="InvalidOperationException">There is no such program.</exception>
    public static ProgramProcess Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return new ProgramProcess(Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} cannot be run: {exception.Message}", exception);
        }
    }

    /// <summary>Runs a program to its end, and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    /// <exception cref="TimeoutException">It did not end.</exception>
    public static string Run(string program, IEnumerable<string> arguments, TimeSpan limit)
    {
        using ProgramProcess started = Start(program, arguments);
        return started.Finish(limit);
    }

    /// <summary>Waits for its end, and gives what it printed.</summary>
    /// <inheritdoc cref="Run"/>
    public string Finish(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
            throw new TimeoutException($"{Name} did not end within {limit.TotalSeconds:0} s.");
        string output = _output.GetAwaiter().GetResult();
        string said = _error.GetAwaiter().GetResult().Trim();
        return _process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Name} ended with {_process.ExitCode}: {(said.Length > 0 ? said : output.Trim())}");
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void KillAtExit(object? sender, EventArgs e) => Kill();

    private void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }
}
