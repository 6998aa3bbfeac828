namespace FastUdp.Demo.Chat.Terminal;

/// <summary>The keys of a console whose keyboard is no stream of bytes, such as that of Windows.</summary>
internal sealed class ConsoleKeys : IKeySource
{
    private char _highSurrogate;

    public IReadOnlyList<KeyPress>? Read()
    {
        try
        {
            return KeyOf(Console.ReadKey(intercept: true)) is { } key ? [key] : [];
        }
        catch (InvalidOperationException)
        {
            // The console is gone.
            return null;
        }
    }

    private KeyPress? KeyOf(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.LeftArrow => new(EditKey.Left),
        ConsoleKey.RightArrow => new(EditKey.Right),
        ConsoleKey.UpArrow => new(EditKey.Up),
        ConsoleKey.DownArrow => new(EditKey.Down),
        ConsoleKey.Home => new(EditKey.Home),
        ConsoleKey.End => new(EditKey.End),
        ConsoleKey.Delete => new(EditKey.Delete),
        _ when char.IsControl(key.KeyChar) => ControlKeys.Of(key.KeyChar),
        _ => TextOf(key.KeyChar),
    };

    /// <summary>The halves of a surrogate pair come one by one.</summary>
    private KeyPress? TextOf(char character)
    {
        char high = _highSurrogate;
        _highSurrogate = char.IsHighSurrogate(character) ? character : default;
        if (!char.IsSurrogate(character))
            return new(EditKey.Text, character.ToString());
        return char.IsSurrogatePair(high, character) ? new(EditKey.Text, $"{high}{character}") : null;
    }
}
