using System.Diagnostics;
using System.Runtime.CompilerServices;
using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// Which numbers are out and which have come back: what an echo client knows, without a socket. A round trip is an
/// echo with a window of one and a histogram. Belongs to the thread that receives.
/// </summary>
/// <remarks>
/// A window whose replies were all lost would wait for ever. So the thread that keeps the time sends, after some
/// silence, a <see cref="Kick"/>; its echo arrives where the window lives and has it give up what is missing. The first
/// kick is what starts a client. A datagram given up that comes after all counts as received, not as lost, as in C.
/// </remarks>
internal struct EchoWindow(int size, LatencyHistogram? latencies)
{
    /// <summary>The number of a datagram that asks the client to give up what is missing and go on.</summary>
    public const ulong Kick = ulong.MaxValue;

    private ulong _next;
    private ulong _oldest;
    private int _inFlight;
    private long _totalAtRestart;
    private long _lost;
    private long _sentAt;

    // Nothing goes out before the first kick has come back.
    private bool _isStarted;

    /// <summary>Replies since the client began, warm-up included.</summary>
    public long Total { get; private set; }

    public readonly long Received => Total - _totalAtRestart;

    public readonly long Lost => Math.Max(_lost, 0);

    /// <summary>Replies nobody asked for: they make every other figure doubtful.</summary>
    public long Wrong { get; private set; }

    /// <summary>Takes the number of a reply.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ulong number)
    {
        if (number - _oldest >= _next - _oldest)
        {
            TakeUnexpected(number);
            return;
        }
        Total++;
        _inFlight--;
        if (latencies is not null)
            RecordRoundTrip();
    }

    /// <summary>The number of the next datagram to send; false when the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out ulong number)
    {
        number = _next;
        if (_inFlight >= size || !_isStarted)
            return false;
        _next++;
        _inFlight++;
        return true;
    }

    /// <summary>Begins the measured window.</summary>
    public void Restart()
    {
        _totalAtRestart = Total;
        _lost = 0;
        latencies?.Clear();
    }

    /// <summary>The end of one exchange is the start of the next, which saves half of the clock readings.</summary>
    private void RecordRoundTrip()
    {
        long now = Stopwatch.GetTimestamp();
        latencies!.Record(now - _sentAt);
        _sentAt = now;
    }

    private void TakeUnexpected(ulong number)
    {
        if (number == Kick)
        {
            GiveUp();
        }
        else if (number < _oldest)
        {
            Total++;
            _lost--;
        }
        else
        {
            Wrong++;
        }
    }

    private void GiveUp()
    {
        _isStarted = true;
        _lost += _inFlight;
        _inFlight = 0;
        _oldest = _next;
        _sentAt = Stopwatch.GetTimestamp();
    }
}
