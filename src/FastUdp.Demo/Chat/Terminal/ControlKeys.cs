namespace FastUdp.Demo.Chat.Terminal;

/// <summary>The control characters that edit, as shells have them.</summary>
internal static class ControlKeys
{
    /// <summary>What it does; null when nothing.</summary>
    public static KeyPress? Of(int character) => character switch
    {
        0x01 => new(EditKey.Home), // Ctrl-A
        0x02 => new(EditKey.Left), // Ctrl-B
        0x04 => new(EditKey.ControlD),
        0x05 => new(EditKey.End), // Ctrl-E
        0x06 => new(EditKey.Right), // Ctrl-F
        0x08 or 0x7F => new(EditKey.Backspace),
        '\t' => new(EditKey.Text, "\t"),
        '\n' or '\r' => new(EditKey.Enter),
        0x0B => new(EditKey.DeleteToEnd), // Ctrl-K
        0x0E => new(EditKey.Down), // Ctrl-N
        0x10 => new(EditKey.Up), // Ctrl-P
        0x15 => new(EditKey.DeleteToStart), // Ctrl-U
        0x17 => new(EditKey.DeleteWord), // Ctrl-W
        _ => null,
    };
}
