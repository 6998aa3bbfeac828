using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FastUdp.Benchmarks.Hosts;
using static FastUdp.Benchmarks.Subjects.Ceiling.CeilingVariant;

namespace FastUdp.Benchmarks.Subjects.Ceiling;

/// <summary>The C programs, built once a run of the benches with <c>cc</c> into a temporary folder.</summary>
internal sealed class CeilingProgram : IDisposable
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(1);

    // Beyond the time a run asks for: starting, warming up, waiting for the last receive.
    private static readonly TimeSpan RunGrace = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder;
    private readonly string _executable;
    private readonly Host _host;

    private CeilingProgram(DirectoryInfo folder, Host host)
    {
        _folder = folder;
        _executable = Path.Combine(folder.FullName, "ceiling");
        _host = host;
    }

    /// <summary>The built file.</summary>
    public string Executable => _executable;

    /// <summary>Builds; null, with the reason, where it cannot be built.</summary>
    public static CeilingProgram? TryBuild(out string reason)
    {
        string[] sources = CeilingSources.Find();
        reason = !OperatingSystem.IsLinux() ? "the C programs use Linux's system calls"
            : sources.Length == 0 ? "bench/ceiling was not found"
            : string.Empty;
        if (reason.Length > 0)
            return null;

        var program = new CeilingProgram(Directory.CreateTempSubdirectory("fastudp-ceiling-"), HostPair.Loopback.Server);
        reason = program.Compile(sources);
        if (reason.Length == 0)
            return program;
        program.Dispose();
        return null;
    }

    /// <summary>The same programs, run on a host. They belong to the one they were built by, which alone is disposed.</summary>
    public CeilingProgram On(Host host) => new(_folder, host);

    /// <summary>Runs a subcommand to its end and gives the one line of JSON it prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public JsonElement Run(IReadOnlyList<string> arguments, TimeSpan duration)
    {
        (int status, string output, string error) = Finish(Start(arguments), duration + RunGrace);
        if (status != 0)
            throw new InvalidOperationException($"ceiling {string.Join(' ', arguments)}: {error.Trim()}");
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    /// <summary>Starts a subcommand that runs until it is stopped, at the host's address, or at another of the host's.</summary>
    public CeilingServer StartServer(IReadOnlyList<string> arguments, IPAddress? local = null)
    {
        var bound = new IPEndPoint(local ?? _host.Address, 0);
        return new CeilingServer(Start([.. arguments, "--bind", $"{bound}"]), bound.Address);
    }

    /// <summary>Starts a subcommand that prints nothing and is not waited for.</summary>
    public Process Start(IReadOnlyList<string> arguments)
    {
        string[] placed = _host.Core is { } core ? ["--core", Invariant(core), .. arguments] : [.. arguments];
        return _host.Open(() => Start(_executable, placed));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Compile(string[] sources)
    {
        try
        {
            string[] arguments = ["-O2", "-pthread", "-o", _executable, .. sources];
            (int status, _, string error) = Finish(Start("cc", arguments), BuildLimit);
            return status == 0 ? string.Empty : $"cc failed: {error.Trim()}";
        }
        catch (Win32Exception)
        {
            return "there is no cc";
        }
    }

    private static (int Status, string Output, string Error) Finish(Process started, TimeSpan limit)
    {
        using Process process = started;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill();
            throw new TimeoutException($"{Path.GetFileName(process.StartInfo.FileName)} did not end within {limit.TotalSeconds:0} s.");
        }
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static Process Start(string file, IReadOnlyList<string> arguments) => Process.Start(
        new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
