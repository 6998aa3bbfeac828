using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Discovery;

/// <summary>Says that a server is here. Never longer than the question.</summary>
[DatagramMessage(DiscoveryAnswer.Identifier)]
internal readonly partial record struct DiscoveryAnswer
{
    public const byte Identifier = 17;

    [Constant(DiscoveryQuestion.MagicNumber)]
    public uint Magic => DiscoveryQuestion.MagicNumber;

    /// <summary>The question's.</summary>
    public ulong Nonce { get; init; }

    /// <summary>The question's: a round trip is measured from the repetition that was answered.</summary>
    public byte Attempt { get; init; }

    /// <summary>Random, of the server's process: one that is heard in several ways is one server.</summary>
    public ulong Instance { get; init; }

    /// <summary>What it calls itself.</summary>
    [MaxLength(ServerName.MaxBytes)]
    public string Name { get; init; }
}
