using FastUdp.Transport;

namespace FastUdp;

/// <summary>Into how many shards an endpoint is divided, where they run, and how they end. Checked when the endpoint is bound.</summary>
public sealed record ShardingOptions
{
    internal const int MaxCount = 256;

    /// <summary>
    /// How many shards, 1 to 256. The default, 0, is one for each of the <see cref="Cores"/> or, where none are named, for each core this process
    /// may use; and a single one where sockets cannot share a port.
    /// </summary>
    public int Count { get; init; }

    /// <summary>
    /// Whether each shard's receive loop stays on one core, default false: then the system moves them, which is as good while there are fewer
    /// busy threads than cores. As for <see cref="UdpEndpointOptions.Core"/>, on the Linux backend only.
    /// </summary>
    public bool PinsCores { get; init; }

    /// <summary>
    /// The cores the shards stay on, in their order and, where there are more shards, in turn; by default those this process may use. With
    /// <see cref="PinsCores"/> only.
    /// </summary>
    public IReadOnlyList<int> Cores { get; init; } = [];

    /// <summary>
    /// How long <see cref="ShardedEndpoint.StopAsync"/> and disposal go on handling what had arrived, 0 to 1 hour, or infinite; default 1 s. With 0 they
    /// stop after the batch at hand.
    /// </summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Throws for the first value that is out of its bounds, naming both.</summary>
    internal void Validate()
    {
        if (Count is < 0 or > MaxCount)
            throw new ArgumentOutOfRangeException(nameof(Count), Count, $"Count must be from 0 to {MaxCount}.");
        ArgumentNullException.ThrowIfNull(Cores);
        if (Cores.Count > 0 && !PinsCores)
            throw new ArgumentException("Cores are named, but PinsCores is false: no shard would stay on them.", nameof(Cores));
        Reception.CheckDrainLimit(nameof(DrainLimit), DrainLimit);
    }
}
