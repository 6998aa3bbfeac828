namespace FastUdp.Demo.Chat.Room.Wire;

/// <summary>What a line tells.</summary>
internal enum LineKind : byte
{
    /// <summary>Somebody said something.</summary>
    Said = 0,

    /// <summary>Somebody has joined.</summary>
    Joined = 1,

    /// <summary>Somebody has left.</summary>
    Left = 2,

    /// <summary>Somebody has not been heard of for so long that it was taken for gone.</summary>
    TimedOut = 3,
}
