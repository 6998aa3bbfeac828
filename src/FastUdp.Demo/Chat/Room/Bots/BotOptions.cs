namespace FastUdp.Demo.Chat.Room.Bots;

/// <summary>What bots do.</summary>
/// <param name="Bots">How many there are.</param>
/// <param name="LinesPerSecond">How many lines they say together; null is as fast as all of them get what was said.</param>
/// <param name="LineBytes">The length of each line's text.</param>
internal sealed record BotOptions(int Bots, double? LinesPerSecond, int LineBytes)
{
    public const int MostBots = 62_500;
    public const int DefaultLineBytes = 64;

    /// <summary>The number of a line must fit.</summary>
    public const int LeastLineBytes = 20;
}
