namespace FastUdp.Sharding;

/// <summary>One receive of all shards: begun together, ended by the first that fails.</summary>
internal static class ShardRun
{
    /// <summary>Has each shard run its handler. The task ends when all have ended, and fails as the first that failed.</summary>
    public static Task Start<THandler>(UdpEndpoint[] shards, THandler[] handlers, CancellationToken cancellationToken)
        where THandler : IDatagramHandler
    {
        if (shards.Length == 1)
            return shards[0].RunAsync(handlers[0], cancellationToken);

        var runs = new List<Task>(shards.Length);
        try
        {
            for (int i = 0; i < shards.Length; i++)
                runs.Add(shards[i].RunAsync(handlers[i], cancellationToken));
        }
        catch
        {
            Stop(shards.AsSpan(0, runs.Count));
            throw;
        }
        return EndAsync(shards, runs);
    }

    private static async Task EndAsync(UdpEndpoint[] shards, List<Task> runs)
    {
        Task? failed = null;
        await foreach (Task ended in Task.WhenEach(runs).ConfigureAwait(false))
        {
            if (failed is not null || ended.IsCompletedSuccessfully)
                continue;
            failed = ended;
            Stop(shards);
        }
        if (failed is not null)
            await failed.ConfigureAwait(false);
    }

    /// <summary>Tells the shards to stop, without waiting: their runs are waited for.</summary>
    private static void Stop(ReadOnlySpan<UdpEndpoint> shards)
    {
        foreach (UdpEndpoint shard in shards)
            _ = shard.StopAsync();
    }
}
