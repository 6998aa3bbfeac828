using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>
/// Asks whoever hears it to answer. It is as long as the longest answer, so that nobody can have servers send more than
/// was sent to them.
/// </summary>
[DatagramMessage(DiscoveryQuestion.Identifier)]
[Reserved(DiscoveryQuestion.PaddingBytes)]
internal readonly partial record struct DiscoveryQuestion
{
    /// <summary>A control character, which hardly any text begins with.</summary>
    public const byte Identifier = 16;

    /// <summary>The letters FUDP, in that order on the wire: what else begins with the same byte is not ours.</summary>
    public const uint MagicNumber = 0x5044_5546;

    // What an answer has besides: its instance, and the name with its length.
    private const int PaddingBytes = sizeof(ulong) + 1 + ServerName.MaxBytes;

    [Constant(MagicNumber)]
    public uint Magic => MagicNumber;

    /// <summary>Which asking this is: random, so that only who heard the question can answer it.</summary>
    public ulong Nonce { get; init; }

    /// <summary>Which repetition of it, from 0.</summary>
    public byte Attempt { get; init; }
}
