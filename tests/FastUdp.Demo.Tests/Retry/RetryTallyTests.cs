using System.Text.Json;
using FastUdp.Demo.Output;
using FastUdp.Demo.Retry;
using FastUdp.Requests;

namespace FastUdp.Demo.Tests.Retry;

public class RetryTallyTests
{
    [Fact]
    public void Every_request_is_counted_once_by_its_end_and_by_its_tries()
    {
        RetryReport report = Some().ToReport(TimeSpan.FromSeconds(2));
        Assert.Equal((6, 3, 1, 1, 0, 1), (report.Requests, report.Replied, report.TimedOut, report.Refused, report.Cancelled, report.Failed));
        Assert.Equal([2, 1, 0, 0, 2], report.RequestsBySends);
        Assert.Equal(14, report.DatagramsSent);
        Assert.Equal((2, 1), (report.ExecutedOnce, report.ExecutedMore));
        Assert.Equal(3, report.WithoutReply);
        Assert.Equal(3, report.RequestsPerSecond);
        Assert.Equal(3_000, report.Latency.Maximum, tolerance: 1);
    }

    [Fact]
    public void What_was_never_sent_is_a_request_without_tries()
    {
        var tally = new RetryTally();
        tally.Add(new RequestResult<TextReply>(RequestOutcome.Cancelled, default, Sends: 0, TimeSpan.Zero));
        RetryReport report = tally.ToReport(TimeSpan.Zero);
        Assert.Equal((1, 1, 0), (report.Requests, report.Cancelled, report.WithoutReply));
        Assert.Empty(report.RequestsBySends);
    }

    [Fact]
    public void A_report_for_programs_is_one_object_and_only_a_typed_one_has_executions()
    {
        RetryReport report = Some().ToReport(TimeSpan.FromSeconds(2));
        Assert.Equal(2, Write(report, isTyped: true).GetProperty("executedOnce").GetInt64());
        Assert.Equal(5, Write(report, isTyped: true).GetProperty("requestsByTries").GetArrayLength());
        Assert.False(Write(report, isTyped: false).TryGetProperty("executedOnce", out _));
    }

    private static JsonElement Write(RetryReport report, bool isTyped)
    {
        using var output = new StringWriter();
        RetryReportJson.Write(output, report, isTyped);
        using JsonDocument json = JsonDocument.Parse(output.ToString());
        return json.RootElement.Clone();
    }

    private static RetryTally Some()
    {
        var tally = new RetryTally();
        tally.Add(Replied(sends: 1, milliseconds: 1, executions: 1));
        tally.Add(Replied(sends: 1, milliseconds: 2, executions: 1));
        tally.Add(Replied(sends: 2, milliseconds: 3, executions: 2));
        tally.Add(new RequestResult<TextReply>(RequestOutcome.TimedOut, default, Sends: 5, TimeSpan.FromSeconds(3.1)));
        tally.Add(new RequestResult<TextReply>(RequestOutcome.Refused, default, Sends: 5, TimeSpan.FromSeconds(3.1)));
        tally.Add(new RequestResult<TextReply>(RequestOutcome.Closed, default, Sends: 0, TimeSpan.Zero));
        return tally;
    }

    private static RequestResult<TextReply> Replied(int sends, int milliseconds, int executions) =>
        new(RequestOutcome.Replied, new TextReply("hello", executions), sends, TimeSpan.FromMilliseconds(milliseconds));
}
