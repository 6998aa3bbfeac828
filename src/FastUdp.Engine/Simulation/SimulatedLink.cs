using FastUdp.Impairment;

namespace FastUdp.Simulation;

/// <summary>
/// A link of the network: the judge of its datagrams, and how many of them are events that have not happened. Guarded by
/// its network.
/// </summary>
internal sealed class SimulatedLink(LinkImpairment impairment, int seed)
{
    private readonly ImpairedLink _judge = new(impairment, seed);
    private int _underWay;
    private long _overflowed;

    /// <summary>Whether none of its datagrams is still to come out.</summary>
    public bool IsEmpty => _underWay == 0;

    public LinkStatistics Statistics
    {
        get
        {
            LinkStatistics judged = _judge.Statistics;
            return judged with { Entered = judged.Entered + _overflowed, Overflowed = judged.Overflowed + _overflowed };
        }
    }

    /// <summary>Judges one datagram that enters at this time of the network; false when it is lost.</summary>
    public bool TryEnter(TimeSpan now, int length, int headerBytes, out LinkVerdict verdict)
    {
        // The judge bounds what is delayed. What passes at once is an event in the queue as well, and is bounded here.
        if (_underWay >= impairment.QueueCapacity)
        {
            _overflowed++;
            verdict = default;
            return false;
        }
        verdict = _judge.Judge(now, length, headerBytes);
        if (verdict.IsDelivered)
            _underWay += verdict.CopyDelay is null ? 1 : 2;
        return verdict.IsDelivered;
    }

    /// <summary>Says that one datagram, or copy, has come out.</summary>
    public void OnCameOut(bool wasDelayed)
    {
        _underWay--;
        if (wasDelayed)
            _judge.OnDelivered();
    }
}
