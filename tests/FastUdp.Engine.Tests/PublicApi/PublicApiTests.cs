using FastUdp.Engine.Tests.Support;
using Xunit;

namespace FastUdp.Engine.Tests.PublicApi;

/// <summary>
/// Keeps the public surface in a file, so that a change to it is seen in review. To approve one:
/// <c>FASTUDP_APPROVE_API=1 dotnet test tests/FastUdp.Engine.Tests</c>, and look at the difference.
/// </summary>
public class PublicApiTests
{
    private const string ApproveVariable = "FASTUDP_APPROVE_API";

    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        string approvedPath = Path.Combine(SourceTree.TestProject, "PublicApi", "FastUdp.Engine.approved.txt");
        string received = PublicApiText.Write(typeof(UdpEndpoint).Assembly);
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
            File.WriteAllText(approvedPath, received);

        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        if (approved == received)
            return;
        string receivedPath = Path.Combine(AppContext.BaseDirectory, "FastUdp.Engine.received.txt");
        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            The public surface has changed (- approved, + now):
            {Difference(approved, received)}
            The whole of it: {receivedPath}
            To approve: {ApproveVariable}=1 dotnet test tests/FastUdp.Engine.Tests
            """);
    }

    /// <summary>The lines of one text that the other lacks, each under the type it belongs to.</summary>
    private static string Difference(string approved, string received)
    {
        string[] before = Qualify(approved);
        string[] after = Qualify(received);
        IEnumerable<string> gone = before.Except(after).Select(line => "- " + line);
        IEnumerable<string> added = after.Except(before).Select(line => "+ " + line);
        return string.Join('\n', gone.Concat(added).OrderBy(line => line[2..], StringComparer.Ordinal));
    }

    private static string[] Qualify(string text)
    {
        string type = "";
        var lines = new List<string>();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
                type = line;
            lines.Add(line.StartsWith(' ') ? $"{type.Split(" : ")[0]}: {line.Trim()}" : line);
        }
        return [.. lines];
    }
}
