using System.Diagnostics;

namespace FastUdp.Demo.Load;

/// <summary>
/// A load as its receive loop sees it: it takes the replies of a batch and says how many datagrams to send for them.
/// <list type="number">
/// <item><see cref="BeginBatch"/>: one look at the clock stands for all of the batch.</item>
/// <item><see cref="Accept"/> each arrived datagram.</item>
/// <item><see cref="EndBatch"/>: how many to send now; write them with <see cref="Write"/>.</item>
/// </list>
/// </summary>
/// <remarks>
/// It belongs to one thread at a time: to the receive loop while that runs, otherwise to whoever starts the loop. Only
/// <see cref="StopSending"/> and the counts are for other threads.
/// </remarks>
internal sealed class LoadTraffic
{
    private readonly long _measureFrom;
    private long _sendUntil;
    private long _measured;
    private long _now;
    private bool _isMeasured;
    private int _accepted;

    public LoadTraffic(LoadOptions options, int seed)
    {
        Window = new InFlightWindow(new DatagramPattern(options.DatagramBytes, seed), options.Window);
        _now = Stopwatch.GetTimestamp();
        _measureFrom = _now + TicksOf(options.WarmUp);
        _sendUntil = _now + TicksOf(options.Duration);
    }

    public InFlightWindow Window { get; }

    /// <summary>Whether the warm-up is over.</summary>
    public bool IsMeasuring => Stopwatch.GetTimestamp() >= _measureFrom;

    public bool IsSending => Stopwatch.GetTimestamp() < Volatile.Read(ref _sendUntil);

    /// <summary>What was received in the measured time.</summary>
    public long MeasuredCount => Volatile.Read(ref _measured);

    /// <summary>The time from the end of the warm-up to the end of sending; never quite zero.</summary>
    public TimeSpan MeasuredTime =>
        Stopwatch.GetElapsedTime(_measureFrom, Math.Max(Volatile.Read(ref _sendUntil), _measureFrom + 1));

    /// <summary>Ends the sending now, if it has not ended; replies are still taken. Any thread.</summary>
    public void StopSending()
    {
        long now = Stopwatch.GetTimestamp();
        if (now < Volatile.Read(ref _sendUntil))
            Volatile.Write(ref _sendUntil, now);
    }

    public void BeginBatch()
    {
        _now = Stopwatch.GetTimestamp();
        _isMeasured = _now >= _measureFrom && _now <= _sendUntil;
        _accepted = 0;
    }

    public void Accept(ReadOnlySpan<byte> datagram)
    {
        if (Window.Accept(datagram, _now, _isMeasured))
            _accepted++;
    }

    /// <summary>
    /// How many datagrams to send now: at most two for each reply, so that a window opens by doubling each
    /// round trip (as TCP's slow start, RFC 5681) and its first burst overflows no buffer; and none when the time is over.
    /// </summary>
    public int EndBatch()
    {
        if (_isMeasured)
            _measured += _accepted;
        _now = Stopwatch.GetTimestamp();
        return _now < Volatile.Read(ref _sendUntil) ? Math.Min(2 * _accepted, Window.Room) : 0;
    }

    /// <summary>
    /// Writes the next datagram into its place, stamped with the batch's end: the sending is part of the round trip.
    /// </summary>
    public void Write(Span<byte> datagram) => Window.Write(datagram, _now);

    /// <summary>Begins a burst that follows no batch. As many as are given may be sent, within the window.</summary>
    public int BeginBurst(int count)
    {
        _now = Stopwatch.GetTimestamp();
        return Math.Min(count, Window.Room);
    }

    private static long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
