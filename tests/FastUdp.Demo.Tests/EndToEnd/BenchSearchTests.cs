using System.Text.Json;
using static FastUdp.Demo.Tests.EndToEnd.RunningProgram;

namespace FastUdp.Demo.Tests.EndToEnd;

/// <summary><c>fastudp bench search</c>, the program itself, with loads that any machine carries.</summary>
public class BenchSearchTests
{
    private static readonly string[] Quick = ["--sizes", "64", "--most", "5k", "--warm-up", "0.05", "--seconds", "0.1", "--confirm-seconds", "0.1", "--confirmations", "1"];

    [Fact]
    public async Task A_search_is_one_object_with_the_rates_and_what_bounds_them()
    {
        ProgramResult result = await RunFastUdpAsync(["bench", "search", "--json", "--resolution", "50", .. Quick]);
        result.AssertSucceeded();
        JsonElement row = Row(result);
        Assert.Equal(("search", 64), (row.GetProperty("work").GetString(), row.GetProperty("size").GetInt32()));
        Assert.Equal(0.5, row.GetProperty("pdrLossPercent").GetDouble());

        // Which rate is held is the machine's affair; that there is an answer to both is not.
        Assert.NotEmpty(row.GetProperty("ndrBound").GetString()!);
        Assert.NotEmpty(row.GetProperty("pdrBound").GetString()!);
        Assert.DoesNotContain("NaN", string.Concat(result.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_loses_at_any_rate_holds_none_and_says_so()
    {
        ProgramResult result = await RunFastUdpAsync(["bench", "search", "--json", "--least", "2k", "--impair", "loss=20%", "--seed", "3", .. Quick]);
        result.AssertSucceeded();
        JsonElement row = Row(result);
        Assert.False(row.TryGetProperty("ndrMpps", out _));
        Assert.Equal("none: even at 2,000/s more was lost", row.GetProperty("ndrBound").GetString());
    }

    [Fact]
    public async Task Interrupted_it_tells_what_is_known_and_that_it_is_not_settled()
    {
        Signals.SkipUnlessReaches("INT");
        await using RunningProgram search = StartFastUdp(["bench", "search", "--sizes", "64", "--most", "5k", "--seconds", "0.1", "--confirm-seconds", "60"]);
        await search.WaitForLineAsync("/s for 100 ms");
        await search.SignalAsync("INT");
        ProgramResult result = await search.ExitAsync();
        result.AssertSucceeded();
        Assert.Contains(result.Output, static line => line.StartsWith("64 B: NDR (no loss): not settled after ", StringComparison.Ordinal));
    }

    private static JsonElement Row(ProgramResult result) =>
        Assert.Single(JsonDocument.Parse(string.Join('\n', result.Output)).RootElement.GetProperty("rows").EnumerateArray());
}
