using System.Diagnostics;

namespace FastUdp.Engine.Tests.Support;

/// <summary>A program that a test runs to its end, and what it said.</summary>
internal sealed record ChildProcess(int ExitCode, string Output, string Errors)
{
    // Tests of their own run in some, each with a limit of its own; this one says that none of them held.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public string Text => Output + Errors;

    /// <summary>Runs a program; what has not ended when its time is up is ended, with all that it started.</summary>
    public static async Task<ChildProcess> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().Within();
            throw new TimeoutException($"'{program} {string.Join(' ', arguments)}' did not end. It said: {await output.Within()}{await errors.Within()}");
        }
        return new ChildProcess(process.ExitCode, await output.Within(), await errors.Within());
    }
}
