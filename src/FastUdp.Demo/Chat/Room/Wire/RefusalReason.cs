namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>Why somebody cannot join. Members of other versions may meet others.</summary>
internal enum RefusalReason : byte
{
    /// <summary>A member at another address has this name.</summary>
    NameTaken = 1,

    /// <summary>The name is no name: too long, or with characters that cannot be printed.</summary>
    BadName = 2,

    /// <summary>The room has as many members as it takes.</summary>
    Full = 3,
}
