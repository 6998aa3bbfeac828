namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>What the protocol bounds (docs/chat-room.md). The longest line and its headers stay below any Ethernet's MTU.</summary>
internal static class RoomLimits
{
    /// <summary>The longest text of a line in UTF-8 bytes.</summary>
    public const int MaxTextBytes = 1_024;

    /// <summary>The longest name in characters, by which code points are meant.</summary>
    public const int MaxNameCharacters = 32;

    /// <summary>The longest name in UTF-8 bytes: each of its characters at its longest.</summary>
    public const int MaxNameBytes = 4 * MaxNameCharacters;

    /// <summary>The most UTF-8 bytes of names in one datagram: at least seven names, usually a hundred.</summary>
    public const int MaxNamesBytes = 1_024;

    /// <summary>Between the names of a datagram; no name holds one.</summary>
    public const byte NameSeparator = (byte)'\n';

    /// <summary>The most lines a room sends again at one asking.</summary>
    public const int MaxLinesAgain = 16;

    /// <summary>What either end has to receive; datagrams that are longer are not the protocol's.</summary>
    public const int MaxDatagramBytes = 1_500;
}
