using System.Text.Json;
using FastUdp.Demo.Bench.Results;
using FastUdp.Demo.Tests.Dissector.Support;

namespace FastUdp.Demo.Tests.Bench.Results;

public class RunFileReaderTests
{
    private const string Good = """{"schema":"fastudp-bench","version":1,"machine":{},"options":{},"rows":[ROWS]}""";
    private const string GoodRow = """{"work":"echo","subject":"engine","size":64MORE}""";

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        RunFile run = Specimens.Everything();
        RunFileWriter.Write(file, run);
        RunFile read = RunFileReader.Read(file);
        Assert.Equal(Text(run), Text(read));
        Assert.Equal((1L << 53) + 1, read.Rows.Single(static row => row.Sent is not null).Sent);
    }

    [Fact]
    public void Members_that_are_null_or_of_another_program_are_skipped()
    {
        RunRow row = Assert.Single(Read(Good.Replace("ROWS", GoodRow.Replace("MORE", ",\"mpps\":null,\"ratioToEngine\":1.5,\"churn\":{\"clients\":3}", StringComparison.Ordinal), StringComparison.Ordinal)).Rows);
        Assert.Equal(("echo", "engine", 64, null), (row.Work, row.Subject, row.Size, row.Mpps));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \n ", "it is empty")]
    [InlineData("hello", "it is not JSON (line 1)")]
    [InlineData("{\"schema\":\"fastudp-bench\",\n\"version\":oops}", "it is not JSON (line 2)")]
    [InlineData("{\"schema\":\"fastudp-bench\",\"version\":1,\"rows\":[{\"wo", "it is truncated")]
    [InlineData("[]", "it is no run file: its member 'schema' is not \"fastudp-bench\"")]
    [InlineData("{\"schema\":\"another\"}", "it is no run file")]
    [InlineData("{\"schema\":\"fastudp-bench\"}", "'version' is not a whole number")]
    [InlineData("{\"schema\":\"fastudp-bench\",\"version\":\"1\"}", "'version' is not a whole number")]
    [InlineData("{\"schema\":\"fastudp-bench\",\"version\":2,\"lines\":[]}", "version 2 is newer than 1")]
    [InlineData("{\"schema\":\"fastudp-bench\",\"version\":1,\"machine\":{},\"options\":{}}", "'rows'")]
    [InlineData("{\"schema\":\"fastudp-bench\",\"version\":1,\"machine\":null,\"options\":{},\"rows\":[]}", "machine: null is not what belongs there")]
    public void A_file_that_is_none_is_refused_in_one_line(string text, string reason) => AssertRefused(text, reason);

    [Theory]
    [InlineData(",\"mpps\":\"fast\"", "rows[0].mpps: \"fast\" is not what belongs there")]
    [InlineData(",\"mpps\":-1", "rows[0].mpps: -1 is not from 0 to 10¹⁸")]
    [InlineData(",\"mpps\":1e999", "rows[0].mpps")]
    [InlineData(",\"mpps\":1,\"mpps\":2", "rows[0].mpps")]
    [InlineData(",\"lossPercent\":100.5", "rows[0].lossPercent: 100.5 exceeds 100")]
    [InlineData(",\"sent\":9223372036854775808", "rows[0].sent: 9223372036854775808 is not")]
    [InlineData(",\"rttMicroseconds\":{\"p50\":5,\"p99.9\":4,\"max\":9}", "rows[0].rttMicroseconds.p99.9: 4 is less than p50")]
    [InlineData(",\"rttMicroseconds\":{\"p50\":5}", "'max'")]
    [InlineData(",\"rttMicroseconds\":{\"p50\":5,\"p99.9\":\"x\",\"max\":9}", "\"x\" is not what belongs there")]
    [InlineData(",\"interval\":{\"of\":\"speed\",\"low\":1,\"high\":2}", "rows[0].interval.of: 'speed' is no figure of a row")]
    [InlineData(",\"interval\":{\"of\":\"mpps\",\"low\":3,\"high\":2}", "rows[0].interval.high: 2 is not from low")]
    [InlineData(",\"series\":[{\"second\":1,\"mpps\":1},{\"second\":1,\"mpps\":1}]", "rows[0].series[1].second: 1 does not come after 1")]
    [InlineData(",\"series\":[null]", "rows[0].series")]
    public void A_row_that_cannot_be_is_refused_with_the_member_and_the_value(string more, string reason) =>
        AssertRefused(Good.Replace("ROWS", GoodRow.Replace("MORE", more, StringComparison.Ordinal), StringComparison.Ordinal), reason);

    [Fact]
    public void A_member_that_must_be_there_is_named() =>
        AssertRefused(Good.Replace("ROWS", "{\"work\":\"echo\",\"subject\":\"engine\"}", StringComparison.Ordinal), "'size'");

    [Fact]
    public void A_row_that_is_null_is_refused() => AssertRefused(Good.Replace("ROWS", "null", StringComparison.Ordinal), "rows[0]");

    [Fact]
    public void What_is_longer_than_the_limit_is_not_read()
    {
        using var scratch = new Scratch();
        string file = scratch.File("long.json");
        using (FileStream stream = File.Create(file))
            stream.SetLength(RunFileReader.MaxBytes + 1L);
        AssertFails(file, "67,108,865 bytes exceed the limit of 67,108,864");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var scratch = new Scratch();
        AssertFails(scratch.File("none.json"), "there is no such file");
        AssertFails(Path.GetDirectoryName(scratch.File("x"))!, "cannot read");
    }

    [Fact]
    public void Every_beginning_of_a_file_is_called_truncated()
    {
        string text = Text(Specimens.Run(Specimens.Row() with { RttMicroseconds = Specimens.Times(5) }));
        for (int length = 1; length < text.TrimEnd().Length; length += 7)
            AssertRefused(text[..length], "it is truncated");
    }

    private static string Text(RunFile run) => JsonSerializer.Serialize(run, RunFileJson.Default.RunFile);

    private static RunFile Read(string text)
    {
        using var scratch = new Scratch();
        string file = scratch.File("run.json");
        File.WriteAllText(file, text);
        return RunFileReader.Read(file);
    }

    private static void AssertRefused(string text, string reason)
    {
        string message = Assert.Throws<CommandFailedException>(() => Read(text)).Message;
        Assert.Contains("run.json': ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static void AssertFails(string file, string reason)
    {
        string message = Assert.Throws<CommandFailedException>(() => RunFileReader.Read(file)).Message;
        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }
}
