using FastUdp.Messages;

namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Asks to become a member. Without a valid token the room answers with a <see cref="Challenge"/>, which is shorter.</summary>
[DatagramMessage(32)]
internal readonly ref partial struct Join
{
    /// <summary>Random, another for each time somebody joins: answers repeat it.</summary>
    public ulong Nonce { get; init; }

    /// <summary>From the challenge; 0 at first.</summary>
    public ulong Token { get; init; }

    /// <summary>What the others will see, in UTF-8.</summary>
    [MaxLength(RoomLimits.MaxNameBytes)]
    public ReadOnlySpan<byte> Name { get; init; }
}
