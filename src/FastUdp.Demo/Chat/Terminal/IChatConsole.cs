namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// Where a person chats: lines are typed while others arrive, and neither tears the other. On a terminal the typed text
/// stays below what arrives; where input or output is a pipe, lines are read and written as they are.
/// </summary>
/// <remarks>Lines may be shown from any thread, while another waits for a typed one. What arrives must have been made printable.</remarks>
internal interface IChatConsole : IDisposable
{
    /// <summary>The next line that was typed, without its end, maybe empty; null when there will be none (end of input, Ctrl-D).</summary>
    /// <exception cref="OperationCanceledException">It was stopped meanwhile.</exception>
    ValueTask<string?> ReadLineAsync(CancellationToken stop);

    /// <summary>Shows what somebody said; with <c>--json</c> as the event <c>line</c> with <c>from</c> and <c>text</c>.</summary>
    void ShowLine(string speaker, string text);

    /// <summary>Shows what happened, such as that somebody came or left, after an asterisk; with <c>--json</c> as an event of this kind with <c>text</c>.</summary>
    void ShowNotice(string kind, string text);
}
