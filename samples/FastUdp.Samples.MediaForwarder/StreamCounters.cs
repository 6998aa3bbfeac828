using FastUdp.Messages;
using FastUdp.Samples.Formats;

namespace FastUdp.Samples.MediaForwarder;

/// <summary>Counts a stream by its packets' own numbers, so that what was lost on the way here shows. Written by one thread, read by any.</summary>
public sealed class StreamCounters
{
    // Audio, video, their retransmissions: a publisher has a few sources. More are forwarded, but not watched for losses.
    private const int MaxSources = 16;

    private readonly Dictionary<uint, ushort> _newest = new(MaxSources);
    private long _received;
    private long _sent;
    private long _lost;
    private long _refused;

    /// <summary>Packets of the publisher.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Packets to subscribers.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Packets that the publisher's numbers say are missing; one that comes late has been counted here too.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Datagrams of other publishers, of subscribers there is no room for, and what is neither.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public void CountRefused(int datagrams) => Interlocked.Add(ref _refused, datagrams);

    public void CountForwarded(in DatagramRun run, int subscribers)
    {
        Interlocked.Add(ref _received, run.Count);
        Interlocked.Add(ref _sent, (long)run.Count * subscribers);
        foreach (Datagram datagram in run)
        {
            if (datagram.TryRead(out RtpHeader header, out _))
                LookForLosses(header);
        }
    }

    private void LookForLosses(in RtpHeader header)
    {
        if (!_newest.TryGetValue(header.Source, out ushort newest) && _newest.Count < MaxSources)
            _newest[header.Source] = header.SequenceNumber;
        else
        {
            // Modulo 2^16 (RFC 3550 appendix A.1): in the upper half lies what is older than the newest.
            ushort ahead = (ushort)(header.SequenceNumber - newest);
            if (ahead is 0 or >= 0x8000 || !_newest.ContainsKey(header.Source))
                return;
            Interlocked.Add(ref _lost, ahead - 1);
            _newest[header.Source] = header.SequenceNumber;
        }
    }
}
