using System.Text;

namespace FastUdp.Demo.Chat.Terminal;

/// <summary>
/// What a terminal sends as keys: UTF-8, control characters, and escape sequences (ECMA-48 5.4, xterm's cursor keys). It may
/// be cut anywhere, in the midst of a character too, as it is over slow links and in long pastes. Sequences without a
/// meaning here are skipped whole.
/// </summary>
internal sealed class KeyDecoder
{
    private const byte Escape = 0x1B;
    private const int MostNumber = 1_000;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _text = new();
    private readonly List<KeyPress> _keys = [];
    private State _state;
    private int _number;
    private bool _isNumberDone;

    private enum State
    {
        /// <summary>Letters and control characters.</summary>
        Ground,

        /// <summary>After an escape.</summary>
        Escaped,

        /// <summary>After an escape and an opening bracket: numbers, then the letter that says what it is.</summary>
        Sequence,

        /// <summary>After an escape and an O: a letter.</summary>
        Single,
    }

    /// <summary>The keys that are complete with these bytes.</summary>
    public IReadOnlyList<KeyPress> Decode(ReadOnlySpan<byte> bytes)
    {
        _keys.Clear();
        foreach (byte value in bytes)
            Take(value);
        AddText();
        return [.. _keys];
    }

    private void Take(byte value)
    {
        // A control character interrupts any sequence, and means what it always means.
        if (value < 0x20 || value == 0x7F)
            TakeControl(value);
        else if (_state == State.Ground)
            Decode(value);
        else
            Continue(value);
    }

    private void TakeControl(byte value)
    {
        EndText();
        _state = value == Escape ? State.Escaped : State.Ground;
        if (ControlKeys.Of(value) is { } key)
            _keys.Add(key);
    }

    private void Decode(byte value)
    {
        Span<char> characters = stackalloc char[4];
        int count = _decoder.GetChars([value], characters, flush: false);
        Append(characters[..count]);
    }

    private void Continue(byte value)
    {
        switch (_state)
        {
            case State.Escaped:
                _state = value switch { (byte)'[' => State.Sequence, (byte)'O' => State.Single, _ => State.Ground };
                (_number, _isNumberDone) = (0, false);
                break;
            case State.Sequence when value is < 0x40:
                TakeParameter(value);
                break;
            default:
                EndSequence((char)value);
                break;
        }
    }

    // Only the first number matters: the second one says which modifiers were held.
    private void TakeParameter(byte value)
    {
        _isNumberDone |= !char.IsAsciiDigit((char)value);
        if (!_isNumberDone)
            _number = Math.Min((_number * 10) + value - '0', MostNumber);
    }

    private void EndSequence(char final)
    {
        _state = State.Ground;
        EditKey? key = (final, _number) switch
        {
            ('A', _) => EditKey.Up,
            ('B', _) => EditKey.Down,
            ('C', _) => EditKey.Right,
            ('D', _) => EditKey.Left,
            ('H', _) or ('~', 1 or 7) => EditKey.Home,
            ('F', _) or ('~', 4 or 8) => EditKey.End,
            ('~', 3) => EditKey.Delete,
            _ => null,
        };
        if (key is { } known)
            _keys.Add(new KeyPress(known));
    }

    /// <summary>Ends the text before a control character: a character that is not complete by now never will be.</summary>
    private void EndText()
    {
        Span<char> characters = stackalloc char[4];
        int count = _decoder.GetChars([], characters, flush: true);
        Append(characters[..count]);
        AddText();
    }

    private void Append(ReadOnlySpan<char> characters)
    {
        foreach (char character in characters)
        {
            // C1 controls, which a terminal would obey.
            if (!char.IsControl(character))
                _text.Append(character);
        }
    }

    private void AddText()
    {
        if (_text.Length > 0)
            _keys.Add(new KeyPress(EditKey.Text, _text.ToString()));
        _text.Clear();
    }
}
