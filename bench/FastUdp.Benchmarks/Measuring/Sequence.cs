using System.Runtime.CompilerServices;

namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// What a receiver makes of the numbers it reads: the same arithmetic as <c>sequence.h</c> of the C programs. A struct,
/// so that a receiver can keep it in registers across a batch.
/// </summary>
internal struct Sequence
{
    private ulong _expected;
    private long _totalAtRestart;
    private long _lost;

    /// <summary>Datagrams since the receiver began, warm-up included.</summary>
    public long Total { get; private set; }

    /// <summary>Datagrams since the window began.</summary>
    public readonly long Received => Total - _totalAtRestart;

    /// <summary>Numbers skipped and not seen later. A late one from before the window must not make it negative.</summary>
    public readonly long Lost => Math.Max(_lost, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ulong number)
    {
        Total++;
        if (number == _expected)
            _expected++;
        else
            TakeOutOfOrder(number);
    }

    /// <summary>Begins the window.</summary>
    public void Restart()
    {
        _totalAtRestart = Total;
        _lost = 0;
    }

    private void TakeOutOfOrder(ulong number)
    {
        if (number > _expected)
        {
            _lost += (long)(number - _expected);
            _expected = number + 1;
        }
        else
        {
            // It was counted among the lost when its successor came first.
            _lost--;
        }
    }
}
