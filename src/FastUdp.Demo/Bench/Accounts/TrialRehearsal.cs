using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastUdp.Demo.Bench.Counting;
using FastUdp.Demo.Bench.Ends;
using FastUdp.Demo.Bench.Rates;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Accounts;

/// <summary>
/// A trial without a network: writes a buffer full of test datagrams as its sender would, then takes them as its receiver would, as one run, and times both.
/// </summary>
/// <remarks>
/// The time of a buffer is the median of all, so that what else the machine does meanwhile hardly counts. It is one with the buffer in the nearest
/// cache, which of a trial's has been in the kernel in between.
/// </remarks>
internal sealed class TrialRehearsal
{
    private const byte Stream = 1;
    private const int BufferBytes = 65_535;

    // Far from either end of time, and due all the same.
    private const long Due = 1L << 62;

    private readonly TrialPlan _plan;
    private readonly TestDatagramCodec _codec;
    private readonly TrialBooks _books;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly long[] _intended;
    private readonly LatencyHistogram _sendTicks = new();
    private readonly LatencyHistogram _receiveTicks = new();
    private ISendSchedule? _schedule;
    private ulong _number;

    public TrialRehearsal(TrialPlan plan)
    {
        _plan = plan;
        _codec = new TestDatagramCodec(plan.DatagramBytes);
        _books = new TrialBooks(_codec, Stream, sharesClock: true);
        _intended = new long[Math.Max(1, BufferBytes / plan.DatagramBytes)];
    }

    /// <summary>The median so far.</summary>
    public MeasuringCost Cost => new(PerDatagram(_sendTicks), PerDatagram(_receiveTicks));

    /// <summary>How many datagrams have been taken, each of them intact and in order.</summary>
    public long Received => _books.Received;

    public void Run(TimeSpan duration)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            long begun = Stopwatch.GetTimestamp();
            Write();
            long written = Stopwatch.GetTimestamp();
            Take();
            _sendTicks.Record(written - begun);
            _receiveTicks.Record(Stopwatch.GetTimestamp() - written);
        }
        while (Stopwatch.GetElapsedTime(start) < duration);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write()
    {
        int size = _codec.DatagramBytes;
        TakeDue();
        Span<byte> rest = _buffer;
        foreach (long intended in _intended)
        {
            _codec.Write(rest[..size], Stream, SendTime.Of(intended), _number++);
            rest = rest[size..];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take()
    {
        int size = _codec.DatagramBytes;
        _books.BeginBatch(_intended.Length);
        _books.BeginRun(_intended.Length, size);
        ReadOnlySpan<byte> rest = _buffer;
        for (int left = _intended.Length; left > 0; left--)
        {
            _books.Take(rest[..size]);
            rest = rest[size..];
        }
    }

    /// <summary>A closed loop has one time for all; a schedule that is over begins anew.</summary>
    private void TakeDue()
    {
        if (_plan.Rate is null)
            _intended.AsSpan().Fill(TrialClock.Now);
        else if ((_schedule ??= _plan.BeginSchedule()).TakeDue(Due, _intended) < _intended.Length)
            _schedule = null;
    }

    private double PerDatagram(LatencyHistogram ticks) =>
        ticks.Percentile(0.5) * 1e9 / Stopwatch.Frequency / _intended.Length;
}
