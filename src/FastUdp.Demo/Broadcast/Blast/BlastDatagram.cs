using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Blast;

/// <summary>
/// One of many: the beginning of a datagram of any length, whose other bytes are zero. The number stands there in the
/// clear, unlike in a load's datagrams, whose key the receiver does not know here.
/// </summary>
[DatagramMessage(BlastDatagram.Identifier)]
internal readonly partial record struct BlastDatagram
{
    public const byte Identifier = 18;

    /// <inheritdoc cref="DiscoveryQuestion.MagicNumber"/>
    [Constant(DiscoveryQuestion.MagicNumber)]
    public uint Magic => DiscoveryQuestion.MagicNumber;

    /// <summary>Random, one for all of a run.</summary>
    public uint Run { get; init; }

    /// <summary>Counts those to one remote, from 0.</summary>
    public ulong Number { get; init; }
}
