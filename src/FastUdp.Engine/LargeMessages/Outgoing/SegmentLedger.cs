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

    /// <summary>Segments that are: of an empty message one of no bytes.</summary>
    public int InFlightCount { get; private set; }

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
        InFlightCount = 0;
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
        ref SegmentState state = ref _states[index];
        if (state == SegmentState.Lost)
            _lostCount--;
        if (index == _nextUnsent)
            _nextUnsent++;
        if (state is SegmentState.Unsent or SegmentState.Lost)
        {
            AddInFlight(_cut.LengthOf(index), 1);
            state = SegmentState.InFlight;
        }
        _rounds[index] = round;
    }

    /// <summary>
    /// Learns from an acknowledgement. What it says is missing is lost if it was sent no later than in the round of which something has
    /// arrived, even if it had arrived before: the receiver may have given it up. What was sent in a later round may still arrive.
    /// </summary>
    /// <param name="header">The acknowledgement's header.</param>
    /// <param name="map">A bit for each segment from the first on, 1 where it is missing; 0 beyond the end.</param>
    public LedgerChange Learn(in AcknowledgementHeader header, ReadOnlySpan<byte> map)
    {
        int end = Math.Min(header.To, _nextUnsent);
        int arrivedBytes = 0;
        for (int index = Math.Max(header.From, _firstMissing); index < end; index++)
        {
            if (!IsSet(map, index - header.From))
                arrivedBytes += Arrive(index);
        }
        int lostBytes = 0;
        for (int bit = FindSet(map, 0); header.From + bit < end; bit = FindSet(map, bit + 1))
            lostBytes += Miss(header.From + bit, header.Round);
        while (_firstMissing < _count && _states[_firstMissing] == SegmentState.Arrived)
            _firstMissing++;
        return new LedgerChange(arrivedBytes, lostBytes);
    }

    private static bool IsSet(ReadOnlySpan<byte> map, int bit) => bit / 8 < map.Length && (map[bit / 8] >> (bit % 8) & 1) != 0;

    /// <summary>The first bit that is set, from one on; one beyond every segment when there is none.</summary>
    private static int FindSet(ReadOnlySpan<byte> map, int bit)
    {
        while (bit < map.Length * 8)
        {
            if (IsSet(map, bit))
                return bit;
            bit = map[bit / 8] >> (bit % 8) == 0 ? (bit | 7) + 1 : bit + 1;
        }
        return ushort.MaxValue;
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
            AddInFlight(-length, -1);
        state = SegmentState.Arrived;
        _arrivedCount++;
        return length;
    }

    private int Miss(int index, byte round)
    {
        ref SegmentState state = ref _states[index];
        if (state == SegmentState.Lost || (sbyte)(round - _rounds[index]) < 0)
            return 0;
        int length = _cut.LengthOf(index);
        if (state == SegmentState.InFlight)
            AddInFlight(-length, -1);
        else
            _arrivedCount--;
        state = SegmentState.Lost;
        _lostCount++;
        _firstLost = Math.Min(_firstLost, index);
        _firstMissing = Math.Min(_firstMissing, index);
        return length;
    }

    private void AddInFlight(int bytes, int count)
    {
        InFlightBytes += bytes;
        InFlightCount += count;
    }
}
