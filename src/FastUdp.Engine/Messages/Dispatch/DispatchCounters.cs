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

    /// <summary>A snapshot.</summary>
    public DispatchStatistics Snapshot()
    {
        long[] refused = new long[_refused.Length];
        for (int reason = 0; reason < refused.Length; reason++)
            refused[reason] = Interlocked.Read(ref _refused[reason]);
        return new DispatchStatistics(refused) { Handled = Interlocked.Read(ref _handled), Refused = refused.Sum() };
    }
}
