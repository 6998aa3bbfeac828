namespace FastUdp.Demo.Load;

/// <summary>What the whole process allocates and collects between a start and a stop.</summary>
internal sealed class AllocationMeter
{
    private long _allocatedBefore;
    private int _collectionsBefore;

    public bool IsRunning { get; private set; }

    public long AllocatedBytes { get; private set; }

    /// <summary>Collections of any generation: an older one counts as one of the youngest too.</summary>
    public int Collections { get; private set; }

    public void Start()
    {
        IsRunning = true;
        _collectionsBefore = GC.CollectionCount(0);
        _allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
    }

    public void Stop()
    {
        if (!IsRunning)
            return;
        AllocatedBytes = GC.GetTotalAllocatedBytes(precise: true) - _allocatedBefore;
        Collections = GC.CollectionCount(0) - _collectionsBefore;
        IsRunning = false;
    }
}
