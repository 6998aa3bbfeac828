namespace FastUdp;

/// <summary>Which datagram the pull form drops when its reader is too slow. Either way it is counted.</summary>
public enum QueueFullPolicy
{
    /// <summary>The one that has just arrived: what is queued keeps its order without a gap.</summary>
    DropNewest = 0,

    /// <summary>The one that has waited longest: the reader sees the freshest data.</summary>
    DropOldest,
}
