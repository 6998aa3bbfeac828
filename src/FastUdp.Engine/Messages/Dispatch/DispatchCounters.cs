using System.ComponentModel;

namespace FastUdp.Messages;

/// <summary>What a dispatcher counts, safe from any thread. Generated code uses it.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class DispatchCounters
{
    private readonly long[] _refused = new long[(int)WireFaultReason.NoRoom + 1];
    private long _handled;

    /// <summary>Counts the datagrams of a batch that were handled.</summary>
    public void AddHandled(long datagrams) => Interlocked.Add(ref _handled, datagrams);

    /// <summary>Counts a datagram that was refused.</summary>
    public void AddRefused(WireFaultReason reason) => Interlocked.Increment(ref _refused[(int)reason]);

    /// <summary>Counts a datagram that no handler took.</summary>
    /// <param name="datagram">The datagram.</param>
    /// <param name="fault">What the reader of its message found; none where no handler takes its identifier.</param>
    /// <returns>The fault to report.</returns>
    public WireFault Refuse(Datagram datagram, in WireFault fault)
    {
        WireFault reported = Explain(datagram, fault);
        AddRefused(reported.Reason);
        return reported;
    }

    /// <summary>A snapshot.</summary>
    public DispatchStatistics Snapshot()
    {
        long[] refused = new long[_refused.Length];
        for (int reason = 0; reason < refused.Length; reason++)
            refused[reason] = Interlocked.Read(ref _refused[reason]);
        return new DispatchStatistics(refused) { Handled = Interlocked.Read(ref _handled), Refused = refused.Sum() };
    }

    private static WireFault Explain(Datagram datagram, in WireFault fault)
    {
        ReadOnlySpan<byte> payload = datagram.Payload;

        // One that was cut may read as a whole message all the same, for what is missing can be a tail that readers ignore.
        if (datagram.IsTruncated)
            return new WireFault(WireFaultReason.Truncated, null, payload.Length, payload.Length + 1);
        if (fault.Reason is not (WireFaultReason.None or WireFaultReason.WrongIdentifier))
            return fault;
        int id = WireIdentifier.Read(payload);
        if (id != WireIdentifier.None)
            return new WireFault(WireFaultReason.UnknownIdentifier, null, id);
        return payload.Length < 2
            ? new WireFault(WireFaultReason.Truncated, null, payload.Length, payload.Length + 1)
            : new WireFault(WireFaultReason.BadVarInt);
    }
}
