namespace FastUdp.Benchmarks.Measuring;

/// <summary>
/// One sample of the collector's counters. A precise one stops all threads for a moment, so it is taken outside the
/// window; the datagrams handled up to then are sampled with it, so that the two still belong together.
/// </summary>
internal readonly struct AllocationMeter
{
    private readonly long _bytes;
    private readonly long _datagrams;
    private readonly int _gen0;
    private readonly int _gen1;
    private readonly int _gen2;

    private AllocationMeter(long datagrams)
    {
        _gen0 = GC.CollectionCount(0);
        _gen1 = GC.CollectionCount(1);
        _gen2 = GC.CollectionCount(2);
        _datagrams = datagrams;
        _bytes = GC.GetTotalAllocatedBytes(precise: true);
    }

    /// <param name="datagrams">How many have been handled so far.</param>
    public static AllocationMeter Sample(long datagrams) => new(datagrams);

    /// <summary>What happened from this sample to a later one.</summary>
    public Allocation Until(in AllocationMeter later) => new(
        later._bytes - _bytes,
        later._datagrams - _datagrams,
        later._gen0 - _gen0,
        later._gen1 - _gen1,
        later._gen2 - _gen2);
}
