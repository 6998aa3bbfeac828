using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What the answers of a session together say. Belongs to the receive loop; read it when that has ended.</summary>
internal sealed class StampTally
{
    private long _received;
    private uint _highest;
    private InterarrivalJitter _forwardJitter;
    private InterarrivalJitter _backwardJitter;

    /// <summary>Packets answered. Any thread.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Further answers to a packet.</summary>
    public long Repeated { get; private set; }

    /// <summary>Answers that came after one to a later packet (RFC 4737 section 3.3).</summary>
    public long Reordered { get; private set; }

    /// <summary>Answers to no packet of ours, or to one that is forgotten.</summary>
    public long Unexpected { get; set; }

    /// <summary>Shorter than an answer is, or cut.</summary>
    public long Malformed { get; set; }

    /// <summary>One-way delays below zero: the clocks are not one.</summary>
    public long Negative { get; private set; }

    /// <summary>Whether the kernel told when answers arrived; else it is when the program saw them.</summary>
    public bool HasKernelTimes { get; set; }

    /// <summary>The least hop limit that packets arrived with, and the largest.</summary>
    public (byte Least, byte Most) HopLimits { get; private set; } = (byte.MaxValue, byte.MinValue);

    public LatencyHistogram RoundTrips { get; } = new();

    public LatencyHistogram Forward { get; } = new();

    public LatencyHistogram Backward { get; } = new();

    public LossByWay Loss { get; } = new();

    public long ForwardJitterNanoseconds => _forwardJitter.Value;

    public long BackwardJitterNanoseconds => _backwardJitter.Value;

    /// <summary>Takes the first answer to a packet.</summary>
    public void Take(in StampReply reply)
    {
        if (_received > 0 && reply.Number < _highest)
            Reordered++;
        _highest = Math.Max(_highest, reply.Number);
        Loss.Take(reply.Number, reply.ReflectorNumber, isFirst: true);
        RoundTrips.Record(reply.RoundTripNanoseconds);
        Forward.Record(reply.ForwardNanoseconds);
        Backward.Record(reply.BackwardNanoseconds);
        Negative += (reply.ForwardNanoseconds < 0 ? 1 : 0) + (reply.BackwardNanoseconds < 0 ? 1 : 0);
        _forwardJitter.Take(reply.ForwardNanoseconds);
        _backwardJitter.Take(reply.BackwardNanoseconds);
        HopLimits = (Math.Min(HopLimits.Least, reply.HopLimit), Math.Max(HopLimits.Most, reply.HopLimit));
        Volatile.Write(ref _received, _received + 1);
    }

    /// <summary>Takes another answer to a packet, which the network or the reflector has doubled.</summary>
    public void TakeRepeated(in StampReply reply)
    {
        Repeated++;
        Loss.Take(reply.Number, reply.ReflectorNumber, isFirst: false);
    }
}
