namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary>What a program left behind.</summary>
internal sealed record ProgramResult(int ExitCode, string[] Output, string[] Error)
{
    /// <summary>Holds that it failed as it should: this exit code, and one line on standard error.</summary>
    public string AssertFailed(int exitCode)
    {
        string line = Assert.Single(Error);
        Assert.Equal(exitCode, ExitCode);
        Assert.StartsWith("fastudp: ", line, StringComparison.Ordinal);
        return line;
    }

    public void AssertSucceeded()
    {
        Assert.Empty(Error);
        Assert.Equal(0, ExitCode);
    }
}
