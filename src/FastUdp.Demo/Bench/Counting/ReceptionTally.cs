using System.Runtime.CompilerServices;
using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Counting;

/// <summary>
/// The books of one receiver about one stream: it takes whatever arrives, and knows afterwards what was received, lost,
/// duplicated, reordered, corrupted and late.
/// </summary>
/// <remarks>
/// Belongs to one thread; nothing allocates but the constructor. It takes four bytes and a bit for each number of the
/// window. A number is believed as far as its checksum goes: it keeps accidents out, not a forger.
/// </remarks>
internal sealed class ReceptionTally
{
    /// <summary>How far behind the highest a number may come and still be known: 0.1 s at ten million a second.</summary>
    public const int WindowNumbers = 1 << 20;

    private readonly TestDatagramCodec _codec;
    private readonly byte _stream;
    private readonly ReorderingExtents _extents;
    private readonly NumberLedger _ledger;
    private InterarrivalJitter _jitter;
    private long _receivedBytes;
    private long _corrupted;
    private long _foreign;

    /// <param name="codec">Of the size that is expected; others are counted too, but cost more.</param>
    /// <param name="stream">Whose datagrams count.</param>
    /// <param name="windowNumbers">A power of two, from 64.</param>
    public ReceptionTally(TestDatagramCodec codec, byte stream, int windowNumbers = WindowNumbers)
    {
        _codec = codec;
        _stream = stream;
        _extents = new ReorderingExtents(windowNumbers);
        _ledger = new NumberLedger(windowNumbers, _extents);
    }

    /// <summary>How many were sent, where the sender has told.</summary>
    public long? Sent
    {
        get => (long?)_ledger.Total;
        set => _ledger.Total = (ulong?)value;
    }

    /// <summary>Numbers that came intact, each counted once.</summary>
    public long Received => _ledger.Received;

    /// <summary>Numbers that did not come: of all there were, where the sender has told, or else of those below the highest that came.</summary>
    public long Lost => _ledger.Lost;

    /// <summary>The number after the highest that came; 0 before the first.</summary>
    public long Next => (long)_ledger.Next;

    /// <summary>All that was counted so far.</summary>
    public ReceptionCounts Counts => new()
    {
        Sent = Sent,
        Received = _ledger.Received,
        ReceivedBytes = _receivedBytes,
        Lost = _ledger.Lost,
        Duplicated = _ledger.Duplicated,
        Reordered = _ledger.Reordered,
        ReorderingExtentMaximum = _extents.Maximum,
        ReorderingExtentMean = _ledger.Reordered == 0 ? 0 : (double)_extents.Sum / _ledger.Reordered,
        ThreeReordered = _extents.ThreeReordered,
        Corrupted = _corrupted,
        Late = _ledger.Late,
        Foreign = _foreign,
        JitterNanoseconds = _jitter.Value,
    };

    /// <summary>Enters an arrived datagram, whatever it may be. True when it is received: intact, and the first of its number.</summary>
    /// <param name="datagram">Its bytes.</param>
    /// <param name="nowNanoseconds">The time of its arrival.</param>
    /// <param name="sinceSent">The nanoseconds since it was meant to leave, as far as both ends have the same clock; where
    /// it is received.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<byte> datagram, long nowNanoseconds, out long sinceSent)
    {
        TestDatagramCheck check = _codec.Read(datagram, out TestDatagram head);
        sinceSent = 0;
        if (check != TestDatagramCheck.Intact || head.Stream != _stream)
            return Refuse(check);
        if (!_ledger.Take(head.Number))
            return false;
        _receivedBytes += datagram.Length;
        sinceSent = SendTime.Since(head.SentAt, nowNanoseconds);
        _jitter.Take(sinceSent);
        return true;
    }

    private bool Refuse(TestDatagramCheck check)
    {
        if (check == TestDatagramCheck.Corrupted)
            _corrupted++;
        else
            _foreign++;
        return false;
    }
}
