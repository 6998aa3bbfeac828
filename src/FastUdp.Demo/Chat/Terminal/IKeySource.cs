namespace FastUdp.Demo.Chat.Terminal;

/// <summary>The keyboard.</summary>
internal interface IKeySource
{
    /// <summary>Waits for keys and returns all there are; null when there will be none, for the terminal is gone.</summary>
    IReadOnlyList<KeyPress>? Read();
}
