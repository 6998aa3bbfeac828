using System.Runtime.CompilerServices;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// The books of the end that counts about one trial. Belongs to one thread at a time; nothing allocates but the constructor and each new second.
/// </summary>
internal sealed class TrialBooks
{
    private readonly ReceptionTally _tally;
    private readonly SecondSeries _seconds;
    private readonly BatchShape _shape = new();
    private long _now;
    private long _first;
    private long _last;

    /// <param name="codec">Of the size that is expected.</param>
    /// <param name="stream">Whose datagrams count.</param>
    /// <param name="sharesClock">Whether the sender's clock is this machine's, so that times since sending are delays.</param>
    public TrialBooks(TestDatagramCodec codec, byte stream, bool sharesClock)
    {
        _tally = new ReceptionTally(codec, stream);
        _seconds = new SecondSeries(sharesClock);
    }

    public long Received => _tally.Received;

    /// <summary>The received, and the lost among them: all numbers up to the highest that came.</summary>
    public long Accounted => _tally.Accounted;

    /// <summary>One look at the clock stands for a whole batch.</summary>
    public void BeginBatch(in DatagramBatch batch)
    {
        BeginBatch(batch.Count);
        foreach (DatagramRun run in batch.Runs)
            BeginRun(run.Count, run.Stride);
    }

    /// <summary>As the other, of a batch whose runs are told one by one.</summary>
    public void BeginBatch(int datagrams)
    {
        _now = TrialClock.Now;
        _shape.TakeBatch(datagrams);
        _seconds.Begin(_now, _tally);
    }

    public void BeginRun(int datagrams, int strideBytes) => _shape.TakeRun(datagrams, strideBytes);

    /// <summary>Enters a datagram of the batch, whatever it may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ReadOnlySpan<byte> datagram)
    {
        if (!_tally.Take(datagram, _now, out long sinceSent))
            return;
        if (_first == 0)
            _first = _now;
        _last = _now;
        _seconds.Record(sinceSent);
    }

    /// <summary>What there is. The trial is over: nothing is taken afterwards.</summary>
    /// <param name="written">How many numbers there were; null where nobody has said so.</param>
    public ReceivedFigures Close(long? written)
    {
        _tally.Sent = written;
        _seconds.End(_tally);
        return new ReceivedFigures
        {
            Counts = _tally.Counts,
            Span = TrialClock.ToTimeSpan(_last - _first),
            Delays = _seconds.Delays,
            Seconds = _seconds.Seconds,
            Shape = _shape,
        };
    }
}
