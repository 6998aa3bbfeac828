namespace FastUdp.Demo.Broadcast.Networks;

/// <summary>Where one copy of a datagram goes, and by which interface.</summary>
/// <param name="Remote">A broadcast address, a group, or one host.</param>
/// <param name="Options">How it leaves: by an interface, or at its default as the routes choose.</param>
internal readonly record struct BroadcastTarget(RemoteAddress Remote, SendOptions Options = default)
{
    /// <summary>Whether it leaves otherwise than the routes choose; kept, for a blast asks for each datagram.</summary>
    public bool HasOptions { get; } = Options != default;

    /// <inheritdoc/>
    public override string ToString() =>
        HasOptions ? $"{Remote} on interface {Options.Source.InterfaceIndex}" : Remote.ToString();
}
