using System.Net;
using FastUdp.Demo.Retry;
using FastUdp.Requests;

namespace FastUdp.Demo.Tests.Retry;

public class RetryQuestionTests
{
    private static readonly IPEndPoint Server = new(IPAddress.Loopback, 1060);

    [Theory]
    [InlineData(RequestOutcome.TimedOut, 5, 3.1, "no reply from 127.0.0.1:1060 after 5 tries in 3.1 s: the server is down")]
    [InlineData(RequestOutcome.TimedOut, 1, 0.104, "no reply from 127.0.0.1:1060 after 1 try in 0.1 s: the server is down")]
    [InlineData(RequestOutcome.Refused, 5, 3.1, "no reply from 127.0.0.1:1060 after 5 tries in 3.1 s: the port is closed (connection refused): the server is down")]
    [InlineData(RequestOutcome.Cancelled, 2, 0.2, "stopped before 127.0.0.1:1060 replied")]
    [InlineData(RequestOutcome.Rejected, 1, 0.001, "127.0.0.1:1060 rejects the request: NoHandler")]
    public void An_end_without_a_reply_is_one_line(RequestOutcome outcome, int sends, double seconds, string expected)
    {
        var result = new RequestResult<TextReply>(outcome, default, sends, TimeSpan.FromSeconds(seconds), RequestRejection.NoHandler);
        Assert.Equal(expected, RetryQuestion.Explain(result, Server));
    }

    [Fact]
    public void A_policy_announces_each_wait_and_not_the_end()
    {
        var announced = new List<TimeSpan>();
        var policy = new AnnouncedPolicy(RetryPolicy.Exponential(jitter: 0), announced.Add);
        int waits = 0;
        while (policy.NextWait(waits, default, chance: 0.7) is not null)
            waits++;
        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6], announced.Select(static wait => wait.TotalSeconds));
    }
}
