using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>Says how many there were: without it nobody could know of those lost at the end. It is sent a few times.</summary>
[DatagramMessage(BlastEnd.Identifier)]
internal readonly partial record struct BlastEnd
{
    public const byte Identifier = 19;

    /// <inheritdoc cref="DiscoveryQuestion.MagicNumber"/>
    [Constant(DiscoveryQuestion.MagicNumber)]
    public uint Magic => DiscoveryQuestion.MagicNumber;

    /// <summary>Which run is over.</summary>
    public uint Run { get; init; }

    /// <summary>How many datagrams the kernel was given for this remote.</summary>
    public ulong Total { get; init; }
}
