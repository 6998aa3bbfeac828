using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// Sends test datagrams when a schedule says so, on the thread that calls it.
/// <list type="number">
/// <item>Take what is due, a burst at most; write each in place, stamped with its intended time.</item>
/// <item>Flush. Where none is due, wait until one is.</item>
/// </list>
/// </summary>
internal sealed class ScheduledSending
{
    private const int SendBlockBytes = 65_535;

    // Sleeping takes some 50 us longer than asked for (timer slack, wake-up): what is nearer than that is spun for.
    private const long LeastSleepNanoseconds = 2_000_000;
    private const long SpinNanoseconds = 500_000;

    private readonly UdpEndpoint _endpoint;
    private readonly TestDatagramCodec _codec;
    private readonly long[] _intended;
    private long _written;

    /// <param name="endpoint">Connected to the far end.</param>
    /// <param name="codec">Of the size that is sent.</param>
    /// <param name="batchDatagrams">How many are handed to the kernel together at most; null as many as fit a sender.</param>
    public ScheduledSending(UdpEndpoint endpoint, TestDatagramCodec codec, int? batchDatagrams)
    {
        _endpoint = endpoint;
        _codec = codec;
        _intended = new long[Math.Min(batchDatagrams ?? int.MaxValue, Math.Max(1, SendBlockBytes / codec.DatagramBytes))];
    }

    /// <summary>How many have been handed over. Any thread.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Sends until the time is up, the schedule is over, or it is stopped.</summary>
    public NearFigures Run(ISendSchedule schedule, byte stream, TimeSpan duration, CancellationToken stop)
    {
        Volatile.Write(ref _written, 0);
        long start = TrialClock.Now;
        long length = TrialClock.Of(duration);
        using (DatagramSender sender = _endpoint.CreateSender())
        {
            long now = 0;
            while (now < length && schedule.NextDue < length && !stop.IsCancellationRequested)
            {
                int due = schedule.TakeDue(now, _intended);
                if (due > 0)
                    Send(sender, start, due, stream);
                else
                    WaitFor(start + schedule.NextDue, start + length, stop);
                now = TrialClock.Now - start;
            }
        }
        // The gap after the last datagram is the schedule's too: ten a second for a second are ten in one second, not in nine tenths.
        long elapsed = Math.Max(TrialClock.Now - start, stop.IsCancellationRequested ? 1 : length);
        long written = _written;
        long unoffered = schedule.CountBefore(Math.Min(elapsed, length));
        return new NearFigures { Due = written + unoffered, Written = written, Elapsed = TrialClock.ToTimeSpan(elapsed) };
    }

    private void Send(DatagramSender sender, long start, int due, byte stream)
    {
        ulong number = (ulong)_written;
        foreach (long intended in _intended.AsSpan(0, due))
            _codec.Write(sender.Reserve(_codec.DatagramBytes), stream, SendTime.Of(start + intended), number++);
        sender.Flush();
        Volatile.Write(ref _written, (long)number);
    }

    private static void WaitFor(long due, long end, CancellationToken stop)
    {
        long until = Math.Min(due, end);
        while (until - TrialClock.Now is > LeastSleepNanoseconds and long left && !stop.IsCancellationRequested)
            stop.WaitHandle.WaitOne(TrialClock.ToTimeSpan(Math.Min(left - SpinNanoseconds, 100_000_000)));
        while (TrialClock.Now < until && !stop.IsCancellationRequested)
            Thread.SpinWait(4);
    }
}
