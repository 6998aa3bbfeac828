using System.Text.Json;
using FastUdp.Demo.Tests.EndToEnd;

namespace FastUdp.Demo.Tests.Bench;

/// <summary>The works as programs, with both ends in one.</summary>
public class BenchWorkCommandTests
{
    [Fact]
    public async Task A_sweep_compares_two_configurations_at_each_size()
    {
        JsonElement[] rows = await RunAsync("sweep", "--sizes", "64,1472", "--rounds", "2", "--seconds", "0.05", "--warm-up", "0", "--against", "default,gso=off");
        Assert.Equal(["64 default", "64 gso=off", "1472 default", "1472 gso=off"], rows.Select(static row => $"{row.GetProperty("size")} {row.GetProperty("subject").GetString()}"));
        Assert.All(rows, static row =>
        {
            Assert.StartsWith("not quoted: 2 trials tell", row.GetProperty("notQuoted").GetString(), StringComparison.Ordinal);
            Assert.Equal(2, row.GetProperty("trials").GetProperty("values").GetArrayLength());
            Assert.Equal(row.GetProperty("sent").GetInt64(), row.GetProperty("received").GetInt64() + row.GetProperty("lost").GetInt64());
        });
        JsonElement ratio = rows[1].GetProperty("ratio");
        Assert.Equal(("default", "mpps", 50.0), (ratio.GetProperty("to").GetString(), ratio.GetProperty("of").GetString(), ratio.GetProperty("confidencePercent").GetDouble()));
    }

    [Fact]
    public async Task A_soak_offers_what_is_due_and_tells_its_rate()
    {
        JsonElement row = (await RunAsync("soak", "--rate", "2k", "--seconds", "0.5", "--sizes", "64")).Single();
        Assert.Equal(("soak", 1_000), (row.GetProperty("work").GetString(), row.GetProperty("sent").GetInt64() + row.GetProperty("unsent").GetInt64() + row.GetProperty("unoffered").GetInt64()));
        Assert.True(row.GetProperty("mpps").GetDouble() > 0);
    }

    private static async Task<JsonElement[]> RunAsync(params string[] arguments)
    {
        ProgramResult result = await RunningProgram.RunFastUdpAsync(["bench", .. arguments, "--json"]);
        result.AssertSucceeded();
        using JsonDocument json = JsonDocument.Parse(string.Concat(result.Output));
        return [.. json.RootElement.Clone().GetProperty("rows").EnumerateArray()];
    }
}
