using FastUdp.Demo.Bench.Results;

namespace FastUdp.Demo.Tests.Bench.Results;

public class RunCsvTests
{
    [Fact]
    public void A_row_is_a_line_under_a_header_with_the_names_of_the_members()
    {
        string[] lines = Write(Specimens.Row(size: 1_472, mpps: 0.1 + 0.2) with { Sent = (1L << 53) + 1, RttMicroseconds = Specimens.Times(5.5) }).Split("\r\n");
        string[] heads = lines[0].Split(','), cells = lines[1].Split(',');
        Assert.Equal("", lines[2]);
        Assert.Equal(heads.Length, cells.Length);
        Dictionary<string, string> row = heads.Zip(cells).ToDictionary(static one => one.First, static one => one.Second);
        Assert.Equal(
            ("run", "throughput", "1472", "0.30000000000000004", "9007199254740993", "5.5", "440", ""),
            (row["run"], row["work"], row["size"], row["mpps"], row["sent"], row["rttMicroseconds.p50"], row["rttMicroseconds.max"], row["lossPercent"]));
    }

    [Fact]
    public void Commas_quotes_and_ends_of_lines_are_quoted() =>
        Assert.Contains(",\"a, \"\"b\"\"\r\nc\",", Write(Specimens.Row("a, \"b\"\r\nc")), StringComparison.Ordinal);

    private static string Write(RunRow row)
    {
        using var output = new StringWriter();
        RunCsv.Write(output, [new NamedRun("run", Specimens.Run(row))]);
        return output.ToString();
    }
}
