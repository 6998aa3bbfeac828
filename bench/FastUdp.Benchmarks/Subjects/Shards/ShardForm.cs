namespace FastUdp.Benchmarks.Subjects.Shards;

/// <summary>What two flows are served by.</summary>
internal enum ShardForm
{
    /// <summary>One plain endpoint, which serves both.</summary>
    Plain,

    /// <summary>A sharded endpoint of one shard, which serves both.</summary>
    Single,

    /// <summary>Two shards, which serve a flow each.</summary>
    Two,

    /// <summary>Two shards, each of which stays on a core.</summary>
    TwoPinned,
}
