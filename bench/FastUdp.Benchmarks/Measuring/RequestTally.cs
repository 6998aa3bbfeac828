using System.Diagnostics;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// Where loops that ask count. In the thread pool no thread sees them all, so each counts for itself; the first of them
/// opens and closes the window for all and, where it is the only one, times its round trips.
/// </summary>
internal sealed class RequestTally : IDisposable
{
    // A cache line each: loops on several cores do not write to the same one.
    private const int Stride = 8;

    private readonly long[] _replies;
    private readonly LatencyHistogram? _latencies;
    private long _misses;
    private long _wrong;
    private long _totalAtRestart;
    private long _received;
    private long _askedAt = Stopwatch.GetTimestamp();
    private RoundTrip? _roundTrip;

    /// <param name="stage">The phase of the run.</param>
    /// <param name="askers">How many loops ask, which is how many requests are in flight.</param>
    /// <param name="timesRoundTrips">Whether to time each; only with one loop.</param>
    public RequestTally(Stage stage, int askers, bool timesRoundTrips)
    {
        Window = new Window(stage);
        Askers = askers;
        _replies = new long[askers * Stride];
        _latencies = timesRoundTrips ? new LatencyHistogram() : null;
    }

    public Window Window { get; }

    public int Askers { get; }

    /// <summary>Replies since the beginning, warm-up included.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            for (int asker = 0; asker < Askers; asker++)
                total += Volatile.Read(ref _replies[asker * Stride]);
            return total;
        }
    }

    /// <summary>Takes a reply to one loop. Only that loop may.</summary>
    public void Take(int asker, bool isRight)
    {
        ref long replies = ref _replies[asker * Stride];
        Volatile.Write(ref replies, replies + 1);
        if (!isRight)
            Interlocked.Increment(ref _wrong);
        if (asker == 0)
            Observe();
    }

    /// <summary>Requests that ended without a reply.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>Takes the end of a request without a reply.</summary>
    public void Miss() => Interlocked.Increment(ref _misses);

    public Measurement Measure(int sizeBytes, Allocation allocation, RequestCounts counts)
    {
        if (_wrong > 0)
            throw new InvalidDataException($"{_wrong} replies were not to the number asked.");
        return Window.IsOver
            ? new Measurement(sizeBytes, _received, Window.Seconds, Misses, allocation, _roundTrip) { Requests = counts }
            : new Measurement(sizeBytes, 0, 0, 0, allocation);
    }

    public void Dispose() => Window.Dispose();

    private void Observe()
    {
        if (_latencies is not null)
            RecordRoundTrip(_latencies);
        switch (Window.Observe())
        {
            case Phase.Measure:
                _totalAtRestart = Total;
                _latencies?.Clear();
                break;
            case Phase.Stop:
                _received = Total - _totalAtRestart;
                _roundTrip = _latencies is null ? null : RoundTrip.Of(_latencies);
                Window.Close();
                break;
        }
    }

    /// <summary>The end of one exchange is the start of the next, as in <see cref="EchoWindow"/>.</summary>
    private void RecordRoundTrip(LatencyHistogram latencies)
    {
        long now = Stopwatch.GetTimestamp();
        latencies.Record(now - _askedAt);
        _askedAt = now;
    }
}
