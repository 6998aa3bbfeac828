namespace FastUdp.Sharding;

/// <summary>What each shard of an endpoint is to be: a pure function of the options and of what there is.</summary>
internal static class ShardPlan
{
    /// <summary>The options of each shard.</summary>
    /// <param name="sharding">Valid options.</param>
    /// <param name="endpoint">Those of the endpoint.</param>
    /// <param name="cores">The cores this process may use.</param>
    /// <param name="canShare">Whether sockets can share a port.</param>
    /// <exception cref="ArgumentException">The two sets of options exclude each other.</exception>
    public static UdpEndpointOptions[] Make(ShardingOptions sharding, UdpEndpointOptions endpoint, IReadOnlyList<int> cores, bool canShare)
    {
        if (sharding.Cores.Count > 0)
            cores = sharding.Cores;
        int count = sharding.Count > 0 ? sharding.Count : canShare ? Math.Min(cores.Count, ShardingOptions.MaxCount) : 1;
        Check(sharding, endpoint, count);

        var shards = new UdpEndpointOptions[count];
        for (int i = 0; i < count; i++)
            shards[i] = sharding.PinsCores ? endpoint with { Core = cores[i % cores.Count] } : endpoint;
        return shards;
    }

    private static void Check(ShardingOptions sharding, UdpEndpointOptions endpoint, int count)
    {
        if (endpoint.Core is { } core && (sharding.PinsCores || count > 1))
            throw new ArgumentException($"Core is {core}, which is for a single loop: of {count} shards PinsCores and Cores say where they stay.", nameof(endpoint));
        if (endpoint.SharesAddress && count > 1)
            throw new ArgumentException($"SharesAddress would let other programs have a part of what comes to the {count} shards.", nameof(endpoint));
    }
}
