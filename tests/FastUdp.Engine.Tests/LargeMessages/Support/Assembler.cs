using System.Buffers;
using FastUdp.Buffers;
using FastUdp.LargeMessages;
using FastUdp.Simulation;
using FastUdp.Stores;

namespace FastUdp.Engine.Tests.LargeMessages.Support;

/// <summary>The receiving half of a channel by itself, to be given segments of any remote at any time.</summary>
internal sealed class Assembler(LargeMessageOptions? options = null) : IDisposable
{
    private readonly DatagramSender _sender = new SimulatedNetwork().Bind().CreateSender();

    public IncomingMessages Incoming { get; } = new(options ?? new LargeMessageOptions());

    public IncomingCounters Counters => Incoming.Counters;

    public long NowTicks { get; set; }

    /// <summary>What has been delivered, and by whom.</summary>
    public List<(RemoteAddress Remote, byte[] Payload)> Delivered { get; } = [];

    /// <summary>Every segment taken is counted once.</summary>
    public long CountedSegments =>
        Counters.Accepted + Counters.Duplicate + Counters.Malformed + Counters.Inconsistent + Counters.Stale + Counters.WithoutMemory
        + Counters[SegmentFault.MessageTooLong] + Counters[SegmentFault.SegmentTooShort] + Counters[SegmentFault.OutOfRange]
        + Counters[SegmentFault.WrongLength];

    /// <summary>Takes a batch of segments of one remote.</summary>
    public void Take(in RemoteAddress remote, params ReadOnlySpan<byte[]> datagrams)
    {
        NodeList<IncomingMessage> whole = default;
        var run = new ReceivedRun { Remote = remote };
        lock (Incoming.Gate)
        {
            Incoming.BeginBatch(NowTicks);
            Incoming.BeginRun();
            foreach (byte[] bytes in datagrams)
                Incoming.Take(new Datagram(run, bytes), ref whole);
            Incoming.EndBatch(_sender);
        }
        _sender.Discard();
        while (whole.TryTakeFirst(out IncomingMessage? message))
        {
            using var handle = new LargeMessage(message);
            Delivered.Add((handle.Remote, handle.Payload.ToArray()));
        }
    }

    /// <summary>Lets everything become too old.</summary>
    public void ExpireAll()
    {
        NowTicks += TimeSpan.FromDays(2).Ticks;
        Incoming.Expire(NowTicks);
        NowTicks += TimeSpan.FromDays(2).Ticks;
        Incoming.Expire(NowTicks);
    }

    public void Dispose() => _sender.Dispose();
}
