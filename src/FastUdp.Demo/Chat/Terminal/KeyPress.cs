namespace FastUdp.Demo.Chat.Terminal;

/// <summary>What a key does to the line that is typed.</summary>
internal enum EditKey
{
    /// <summary>Inserts <see cref="KeyPress.Text"/>.</summary>
    Text = 0,

    /// <summary>The line is done.</summary>
    Enter,

    /// <summary>The end of input on an empty line; else deletes what is under the cursor.</summary>
    ControlD,
    Left,
    Right,
    Home,
    End,
    Up,
    Down,
    Backspace,
    Delete,

    /// <summary>Deletes what is before the cursor.</summary>
    DeleteToStart,

    /// <summary>Deletes what is behind the cursor.</summary>
    DeleteToEnd,

    /// <summary>Deletes the word before the cursor.</summary>
    DeleteWord,
}

/// <summary>A key, or several letters at once: a paste comes in pieces of many.</summary>
/// <param name="Key">What it does.</param>
/// <param name="Text">With <see cref="EditKey.Text"/> what is inserted: no control characters but tabs, no half of a surrogate pair.</param>
internal readonly record struct KeyPress(EditKey Key, string Text = "");
