using Xunit;

namespace FastUdp.Requests.Tests.Support;

/// <summary>How the requests of a test ended. Safe from any thread.</summary>
internal sealed class Tally
{
    private readonly int[] _outcomes = new int[Enum.GetValues<RequestOutcome>().Length];
    private readonly int[] _repliedAfterSends = new int[1_024];
    private int _mismatched;
    private int _repeated;

    public int this[RequestOutcome outcome] => _outcomes[(int)outcome];

    public int Total => _outcomes.Sum();

    /// <summary>Requests that had their reply after so many sends.</summary>
    public int RepliedAfter(int sends) => _repliedAfterSends[sends];

    public void Add(long number, in RequestResult<Answer> result)
    {
        Interlocked.Increment(ref _outcomes[(int)result.Outcome]);
        if (!result.IsReplied)
            return;
        Interlocked.Increment(ref _repliedAfterSends[result.Sends]);
        if (result.Response.Number != number)
            Interlocked.Increment(ref _mismatched);
        if (result.Response.Executions != 1)
            Interlocked.Increment(ref _repeated);
    }

    /// <summary>Every reply is that of its request.</summary>
    public void AssertNoneMismatched() => Assert.Equal(0, _mismatched);

    /// <summary>Every request ended in a reply or a time-out, and no reply is that of a second execution.</summary>
    public void AssertRepliedOrTimedOut(int requests)
    {
        Assert.Equal(requests, Total);
        Assert.Equal(requests, this[RequestOutcome.Replied] + this[RequestOutcome.TimedOut] + this[RequestOutcome.Refused]);
        Assert.Equal(0, _repeated);
        AssertNoneMismatched();
    }

    public override string ToString() => $"{string.Join(',', _outcomes)}; {string.Join(',', _repliedAfterSends)}";
}
