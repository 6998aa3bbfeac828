namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>What bots said while it was measured, and what became of it.</summary>
internal sealed record BotReport
{
    public required int Bots { get; init; }

    /// <summary>Bots who were members when it began.</summary>
    public required int Present { get; init; }

    /// <summary>Lines the room took.</summary>
    public required long Lines { get; init; }

    /// <summary>Datagrams by which it sent them to everybody else.</summary>
    public required long FannedOut { get; init; }

    /// <summary>Lines that reached a bot, each once a bot, those included that had to be sent again.</summary>
    public required long Received { get; init; }

    /// <summary>Lines sent again to bots who had missed them.</summary>
    public required long LinesAgain { get; init; }

    /// <summary>Lines that a bot missed for good, or had not got when the report was made.</summary>
    public required long Missed { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public double LinesPerSecond => Lines / Math.Max(Elapsed.TotalSeconds, 1e-9);

    public double FannedOutPerSecond => FannedOut / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
