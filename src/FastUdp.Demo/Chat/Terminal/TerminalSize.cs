namespace FastUdp.Demo.Chat.Terminal;

/// <summary>The size of a terminal.</summary>
/// <param name="Width">In cells, 1 or more.</param>
/// <param name="Height">In rows, 1 or more.</param>
internal readonly record struct TerminalSize(int Width, int Height)
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    /// <summary>What the console's is now. A terminal that does not know says 0.</summary>
    public static TerminalSize OfConsole()
    {
        (int width, int height) = (Console.WindowWidth, Console.WindowHeight);
        return new TerminalSize(width > 0 ? width : UsualWidth, height > 0 ? height : UsualHeight);
    }
}
