namespace FastUdp.Impairment;

/// <summary>
/// One direction of a bad network as a state machine over a clock: says what befalls each datagram, and moves none.
/// Pure: the same seed, times and lengths give the same verdicts. Not safe from several threads.
/// <list type="number">
/// <item>Draw the datagram's chances, always the same number, and let the loss model take its step.</item>
/// <item>Too long, in an outage, or lost by chance: it is gone, and takes nothing of the rate.</item>
/// <item>It waits until those before it have passed the rate, and passes itself.</item>
/// <item>From there on its own delay counts, and that of its copy.</item>
/// <item>What has to wait needs a place in the queue; without one it is gone, too.</item>
/// </list>
/// </summary>
internal sealed class ImpairedLink
{
    // A queue of the longest datagrams at the lowest rate could outlast the clock: centuries are as good as never.
    private const double LongestWaitTicks = 100 * 365.0 * TimeSpan.TicksPerDay;

    private readonly LinkImpairment _impairment;
    private readonly OutageSchedule _outages;
    private readonly Random _random;
    private bool _isBad;

    // In ticks and their fractions: at 10 Gbit/s a short datagram takes less than a tick.
    private double _busyUntilTicks;
    private int _underWayCount;

    private long _entered;
    private long _delivered;
    private long _tooLong;
    private long _lost;
    private long _lostInOutages;
    private long _overflowed;
    private long _duplicated;
    private long _reordered;
    private long _corrupted;

    /// <param name="impairment">What befalls datagrams; checked here.</param>
    /// <param name="seed">Where chance comes from.</param>
    public ImpairedLink(LinkImpairment impairment, int seed)
    {
        impairment.Validate();
        _impairment = impairment;
        _outages = new OutageSchedule(impairment.Outages);
        _random = new Random(seed);
    }

    /// <summary>What has been counted.</summary>
    public LinkStatistics Statistics => new()
    {
        Entered = _entered,
        Delivered = _delivered,
        TooLong = _tooLong,
        Lost = _lost,
        LostInOutages = _lostInOutages,
        Overflowed = _overflowed,
        Duplicated = _duplicated,
        Reordered = _reordered,
        Corrupted = _corrupted,
    };

    /// <summary>Judges one datagram that enters.</summary>
    /// <param name="now">The time that outages are counted from; never less than before.</param>
    /// <param name="length">Its payload in bytes.</param>
    /// <param name="headerBytes">What stands before the payload, which only the MTU counts.</param>
    public LinkVerdict Judge(TimeSpan now, int length, int headerBytes = UdpLimits.IPv4HeaderBytes)
    {
        LinkChances chances = LinkChances.Draw(_random);
        _entered++;
        if (IsLost(now, chances, length + headerBytes))
            return LinkVerdict.Dropped;

        double passedTicks = Math.Max(_busyUntilTicks, now.Ticks) + TransmissionTicks(length);
        var wait = TimeSpan.FromTicks((long)Math.Round(Math.Min(passedTicks - now.Ticks, LongestWaitTicks)));
        bool isHeldBack = chances.Reordering < _impairment.Reordering;
        TimeSpan delay = wait + Vary(chances.Jitter) + (isHeldBack ? _impairment.ReorderingDelay : TimeSpan.Zero);
        if (!TryEnter(delay))
            return LinkVerdict.Dropped;

        _busyUntilTicks = passedTicks;
        _reordered += isHeldBack ? 1 : 0;
        return new LinkVerdict(true, delay, Copy(chances, wait), Corrupt(chances, length));
    }

    /// <summary>Says that a datagram, or copy, that was under way has come out. One judged with no delay is not announced.</summary>
    public void OnDelivered()
    {
        _underWayCount--;
        _delivered++;
    }

    private bool IsLost(TimeSpan now, in LinkChances chances, int packetBytes)
    {
        // The model steps even in an outage, so that outages change nothing for those after them.
        bool isLost = _impairment.Loss.Loses(ref _isBad, chances.StateChange, chances.Loss);
        if (_impairment.MtuBytes != 0 && packetBytes > _impairment.MtuBytes)
            _tooLong++;
        else if (_outages.IsOut(now))
            _lostInOutages++;
        else if (isLost)
            _lost++;
        else
            return false;
        return true;
    }

    private double TransmissionTicks(int length) =>
        _impairment.BitsPerSecond == 0 ? 0 : length * 8.0 * TimeSpan.TicksPerSecond / _impairment.BitsPerSecond;

    private TimeSpan Vary(double chance) => _impairment.Delay + (_impairment.Jitter * ((2 * chance) - 1));

    /// <summary>Takes a place in the queue for what has to wait; what comes out at once needs none.</summary>
    private bool TryEnter(TimeSpan delay)
    {
        if (delay == TimeSpan.Zero)
        {
            _delivered++;
            return true;
        }
        bool hasRoom = _underWayCount < _impairment.QueueCapacity;
        if (hasRoom)
            _underWayCount++;
        else
            _overflowed++;
        return hasRoom;
    }

    private TimeSpan? Copy(in LinkChances chances, TimeSpan wait)
    {
        if (chances.Duplication >= _impairment.Duplication)
            return null;
        _duplicated++;
        TimeSpan delay = wait + Vary(chances.CopyJitter);
        return TryEnter(delay) ? delay : null;
    }

    private int Corrupt(in LinkChances chances, int length)
    {
        if (length == 0 || chances.Corruption >= _impairment.Corruption)
            return -1;
        _corrupted++;
        return (int)(chances.FlippedBit * length * 8);
    }
}
