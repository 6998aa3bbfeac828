namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>What a room has done, and what it has not. Written under the room's lock; a copy is a snapshot.</summary>
internal record struct RoomCounters
{
    /// <summary>Lines that members said and the room took.</summary>
    public long Lines;

    /// <summary>Datagrams by which lines and notices went to everybody else.</summary>
    public long FannedOut;

    /// <summary>Lines sent again to members who had missed them.</summary>
    public long LinesAgain;

    /// <summary>Lines that came again after they had been taken, or out of their turn: heard once.</summary>
    public long SaidAgain;

    /// <summary>Lines that exceeded a member's rate, and were not taken.</summary>
    public long SaidTooFast;

    /// <summary>Questions that exceeded a member's rate, and were not answered.</summary>
    public long AskedTooFast;

    /// <summary>Lines without a text.</summary>
    public long Empty;

    /// <summary>Joins that did not prove their address, each answered with a challenge.</summary>
    public long Challenges;

    public long Joins;

    /// <summary>Copies of joins of those who have gone.</summary>
    public long PastJoins;

    /// <summary>Joins refused because the name is taken, is no name, or the room is full.</summary>
    public long Refusals;

    public long Leaves;

    public long Timeouts;

    /// <summary>Members who joined anew from the same address, and were put out before.</summary>
    public long Replaced;

    /// <summary>Comings and goings that were not told, for there were too many.</summary>
    public long Untold;

    /// <summary>Datagrams with a key that is no member's at that address.</summary>
    public long Strangers;
}
