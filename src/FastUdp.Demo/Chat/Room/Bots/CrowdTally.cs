namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>What bots have counted together. Written under the crowd's lock; a copy is a snapshot.</summary>
internal record struct CrowdTally
{
    /// <summary>Bots who are members.</summary>
    public int Present;

    /// <summary>Bots whom the room did not let in.</summary>
    public int Refused;

    /// <summary>Lines the bots were told to say.</summary>
    public long Told;

    /// <summary>Lines the room took.</summary>
    public long Heard;

    /// <summary>Lines that reached a bot, each once a bot.</summary>
    public long Received;

    /// <summary>Lines that a bot missed for good.</summary>
    public long Missed;
}
