using FastUdp.Demo.Bench.Counting;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>What came of one remote's runs: the one under way, and the sums of those before.</summary>
/// <param name="remote">Whose.</param>
/// <param name="run">The first of them.</param>
internal sealed class BlastTally(in RemoteAddress remote, uint run)
{
    private BlastCounts _earlier;

    public RemoteAddress Remote { get; } = remote;

    /// <summary>The run under way, or the last.</summary>
    public uint Run { get; private set; } = run;

    public NumberLedger Ledger { get; private set; } = new();

    /// <summary>Datagrams of the run under way, as long as they were.</summary>
    public long Bytes { get; set; }

    /// <summary>Of the run under way.</summary>
    public BlastCounts Current => new(
        1, Ledger.Received, Bytes, Ledger.Lost, Ledger.Duplicated, Ledger.Reordered, Ledger.Late);

    /// <summary>Of all runs.</summary>
    public BlastCounts All => _earlier + Current;

    /// <summary>Begins another run; the numbers start anew.</summary>
    public void Begin(uint run)
    {
        _earlier = All;
        Run = run;
        Ledger = new NumberLedger();
        Bytes = 0;
    }
}
