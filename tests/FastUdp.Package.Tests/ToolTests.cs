using FastUdp.Package.Tests.Support;

namespace FastUdp.Package.Tests;

/// <summary>The <c>fastudp</c> command as a .NET tool.</summary>
public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task The_tool_installs_and_tells_what_it_can_do()
    {
        string folder = Path.Combine(packages.Folder, "tool");
        DotNetResult installed = await DotNet.RunAsync(
            packages.Folder, "tool", "install", "FastUdp.Tool", "--tool-path", folder, "--version", packages.Version);
        installed.AssertSucceeded();

        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "fastudp.exe" : "fastudp");
        DotNetResult help = await DotNet.RunProgramAsync(program, packages.Folder, "--help");
        help.AssertSucceeded();
        Assert.Contains("echo", help.Output, StringComparison.Ordinal);
    }
}
