namespace FastUdp.Messages;

/// <summary>What a dispatcher has counted: each datagram is handled or refused for one reason.</summary>
public sealed record DispatchStatistics
{
    /// <summary>Datagrams read as a message and given to a handler.</summary>
    public required long Handled { get; init; }

    /// <summary>Datagrams no handler took: unknown or malformed. The sum of the reasons.</summary>
    public required long Refused { get; init; }

    private readonly long[] _byReason = [];

    internal DispatchStatistics(long[] byReason) => _byReason = byReason;

    /// <inheritdoc/>
    public bool Equals(DispatchStatistics? other) =>
        other is not null && Handled == other.Handled && Refused == other.Refused && _byReason.AsSpan().SequenceEqual(other._byReason);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Handled, Refused);

    /// <summary>Datagrams refused for one reason.</summary>
    public long RefusedFor(WireFaultReason reason) => (uint)reason < (uint)_byReason.Length ? _byReason[(int)reason] : 0;
}
