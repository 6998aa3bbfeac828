namespace FastUdp.Package.Tests.Support;

/// <summary>What a dotnet command left behind.</summary>
internal sealed record DotNetResult(string Command, int ExitCode, string Output)
{
    public void AssertSucceeded() => Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");

    /// <summary>Holds that a build failed with this diagnostic, and with no other.</summary>
    public void AssertFailedWith(string diagnostic)
    {
        Assert.True(ExitCode != 0, $"{Command} succeeded:\n{Output}");
        string[] errors = [.. Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))];
        Assert.NotEmpty(errors);
        Assert.All(errors, line => Assert.Contains($": error {diagnostic}: ", line, StringComparison.Ordinal));
    }
}
