namespace FastUdp.LargeMessages;

/// <summary>
/// What a sender knows of each segment of one reliable message: not sent, under way since a round, lost, arrived. Rounds are compared as
/// serial numbers (RFC 1982).
/// </summary>
internal sealed class SegmentLedger
{
    private SegmentState[] _states = [];
    private byte[] _rounds = [];
    private MessageCut _cut;
    private int _count;
    private int _nextUnsent;
    private int _arrivedCount;
    private int _lostCount;

    // All segments before have arrived; and none before is lost.
    private int _firstMissing;
    private int _firstLost;

    /// <summary>Bytes of the message that are under way.</summary>
    public int InFlightBytes { get; private set; }

    public bool IsComplete => _arrivedCount == _count;

    /// <summary>Whether there is a segment to be sent.</summary>
    public bool HasNext => _lostCount > 0 || _nextUnsent < _count;

    /// <summary>How many segments are to be sent.</summary>
    public int DueCount => _lostCount + _count - _nextUnsent;

    /// <summary>Begins a message, or begins it again, cut otherwise.</summary>
    public void Begin(in MessageCut cut)
    {
        _cut = cut;
        _count = cut.Count;
        if (_states.Length < _count)
        {
            _states = new SegmentState[_count];
            _rounds = new byte[_count];
        }
        Array.Clear(_states, 0, _count);
        _nextUnsent = 0;
        _arrivedCount = 0;
        _lostCount = 0;
        _firstMissing = 0;
        _firstLost = 0;
        InFlightBytes = 0;
    }

    /// <summary>The segment to be sent next, what is lost first. There must be one.</summary>
    public int PeekNext(out bool isRepetition)
    {
        isRepetition = _lostCount > 0;
        if (!isRepetition)
            return _nextUnsent;
        while (_states[_firstLost] != SegmentState.Lost)
            _firstLost++;
        return _firstLost;
    }

    /// <summary>The last segment that is under way, or else the last that was sent.</summary>
    public int PeekProbe()
    {
        for (int index = _nextUnsent - 1; index >= _firstMissing; index--)
        {
            if (_states[index] == SegmentState.InFlight)
                return index;
        }
        return Math.Max(_nextUnsent - 1, 0);
    }

    /// <summary>Notes that a segment has been sent in a round.</summary>
    public void OnSent(int index, byte round)
    {
        if (_states[index] == SegmentState.Lost)
            _lostCount--;
        if (index == _nextUnsent)
            _nextUnsent++;
        if (_states[index] != SegmentState.InFlight)
            InFlightBytes += _cut.LengthOf(index);
        _states[index] = SegmentState.InFlight;
        _rounds[index] = round;
    }

    /// <summary>
    /// Learns from an acknowledgement. What it says is missing is lost if it was sent no later than in the round of which something has
    /// arrived; what was sent in a later one may still arrive.
    /// </summary>
    /// <param name="header">The acknowledgement's header; its segments are of this message, as many as there are.</param>
    /// <param name="map">A bit for each segment from the first on, 1 where it is missing; 0 beyond the end.</param>
    public LedgerChange Learn(in AcknowledgementHeader header, ReadOnlySpan<byte> map)
    {
        int arrivedBytes = 0;
        int lostBytes = 0;
        int end = Math.Min(header.To, _nextUnsent);
        for (int index = Math.Max(header.From, _firstMissing); index < end; index++)
        {
            int bit = index - header.From;
            bool isMissing = bit / 8 < map.Length && (map[bit / 8] >> (bit % 8) & 1) != 0;
            if (!isMissing)
                arrivedBytes += Arrive(index);
            else if (_states[index] == SegmentState.InFlight && (sbyte)(header.Round - _rounds[index]) >= 0)
                lostBytes += Lose(index);
        }
        while (_firstMissing < _count && _states[_firstMissing] == SegmentState.Arrived)
            _firstMissing++;
        return new LedgerChange(arrivedBytes, lostBytes);
    }

    private int Arrive(int index)
    {
        ref SegmentState state = ref _states[index];
        if (state == SegmentState.Arrived)
            return 0;
        int length = _cut.LengthOf(index);
        if (state == SegmentState.Lost)
            _lostCount--;
        else
            InFlightBytes -= length;
        state = SegmentState.Arrived;
        _arrivedCount++;
        return length;
    }

    private int Lose(int index)
    {
        int length = _cut.LengthOf(index);
        _states[index] = SegmentState.Lost;
        _lostCount++;
        _firstLost = Math.Min(_firstLost, index);
        InFlightBytes -= length;
        return length;
    }
}
