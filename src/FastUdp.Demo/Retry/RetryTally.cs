using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Load;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>Counts how requests end. Safe from any thread.</summary>
internal sealed class RetryTally
{
    /// <summary>Requests sent more often than this are counted as if they had been sent so often.</summary>
    public const int MostSends = 64;

    private readonly Lock _lock = new();
    private readonly long[] _outcomes = new long[Enum.GetValues<RequestOutcome>().Length];
    private readonly long[] _bySends = new long[MostSends + 1];
    private readonly LatencyHistogram _latency = new();
    private long _ended;
    private long _datagrams;
    private long _executedOnce;
    private long _executedMore;

    /// <summary>How many requests have ended.</summary>
    public long Ended => Volatile.Read(ref _ended);

    public void Add(in RequestResult<TextReply> result)
    {
        lock (_lock)
        {
            _ended++;
            _outcomes[(int)result.Outcome]++;
            _bySends[Math.Min(result.Sends, MostSends)]++;
            _datagrams += result.Sends;
            if (result.IsReplied)
                AddReply(result);
        }
    }

    /// <param name="elapsed">From the first request to the end of the last.</param>
    public RetryReport ToReport(TimeSpan elapsed)
    {
        lock (_lock)
        {
            return new RetryReport
            {
                Requests = _ended,
                Replied = Of(RequestOutcome.Replied),
                TimedOut = Of(RequestOutcome.TimedOut),
                Refused = Of(RequestOutcome.Refused),
                Cancelled = Of(RequestOutcome.Cancelled),
                DatagramsSent = _datagrams,
                RequestsBySends = [.. _bySends.AsSpan(1..(Array.FindLastIndex(_bySends, static count => count > 0) + 1))],
                ExecutedOnce = _executedOnce,
                ExecutedMore = _executedMore,
                Latency = RoundTripFigures.Of(_latency),
                Elapsed = elapsed,
            };
        }
    }

    private void AddReply(in RequestResult<TextReply> result)
    {
        _latency.Record(RoundTripFigures.Ticks(result.Elapsed));
        _executedOnce += result.Response.Executions == 1 ? 1 : 0;
        _executedMore += result.Response.Executions > 1 ? 1 : 0;
    }

    private long Of(RequestOutcome outcome) => _outcomes[(int)outcome];
}
