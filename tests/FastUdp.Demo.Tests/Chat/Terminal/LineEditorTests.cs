using System.Globalization;
using System.Text;
using FastUdp.Demo.Chat.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace FastUdp.Demo.Tests.Chat.Terminal;

/// <summary>Keys in, text and cursor out.</summary>
public class LineEditorTests
{
    private const int Limit = 20;

    [Theory]
    [InlineData("ab|", "a", "b")]
    [InlineData("xab|", "a", "b", "Home", "x", "End")]
    [InlineData("ax|b", "a", "b", "Left", "x")]
    [InlineData("|b", "a", "b", "Left", "Backspace")]
    [InlineData("a|", "a", "b", "Left", "Delete")]
    [InlineData("a|", "a", "b", "Left", "ControlD")]
    [InlineData("|", "a", "Left", "Left", "Delete", "Delete", "Backspace", "Right")]
    [InlineData("你|", "你", "好", "Backspace")]
    [InlineData("|", "😀", "Backspace")]
    [InlineData("a|", "a", "e\u0301", "Backspace")]
    [InlineData("a|e\u0301", "a", "e\u0301", "Left")]
    [InlineData("e\u0301|", "\u0301", "Home", "e")]
    [InlineData("|好", "你", "好", "Left", "DeleteToStart")]
    [InlineData("你|", "你", "好", "Left", "DeleteToEnd")]
    [InlineData("one |", "one two", "DeleteWord")]
    [InlineData("one |", "one two  ", "DeleteWord")]
    [InlineData("one |o", "one two", "Left", "DeleteWord")]
    [InlineData("|", "one", "Enter")]
    [InlineData("two|", "one", "Enter", "two", "Enter", "Up")]
    [InlineData("one|", "one", "Enter", "two", "Enter", "Up", "Up", "Up")]
    [InlineData("draft|", "one", "Enter", "draft", "Up", "Down", "Down")]
    [InlineData("one|", "one", "Enter", "one", "Enter", "Enter", "Up", "Up")]
    public void Keys_edit_as_in_a_shell(string expected, params string[] keys)
    {
        LineEditor editor = Type(keys);
        Assert.Equal(expected, editor.Text.Insert(editor.Cursor, "|"));
    }

    [Fact]
    public void What_exceeds_the_limit_is_counted_and_forgotten_with_the_next_edit()
    {
        LineEditor editor = Type("中文中文中文", "abc", "de");
        Assert.Equal(("中文中文中文", 23L, true), (editor.Text, editor.Bytes, editor.IsTooLong));
        editor.Apply(new KeyPress(EditKey.Left));
        Assert.Equal((18L, false), (editor.Bytes, editor.IsTooLong));
        editor.Apply(new KeyPress(EditKey.Text, "ab"));
        Assert.Equal("中文中文中ab文", editor.Finish());
        Assert.Equal(0, editor.Bytes);
    }

    [Fact]
    public void History_is_bounded()
    {
        LineEditor editor = Type([.. Enumerable.Range(0, 150).SelectMany(static number => new[] { $"{number}", "Enter" })]);
        for (int press = 0; press < 200; press++)
            editor.Apply(new KeyPress(EditKey.Up));
        Assert.Equal("50", editor.Text);
    }

    [Fact]
    public void The_cursor_is_always_between_letters_and_the_length_is_that_of_the_text()
    {
        string[] texts = ["a", " ", "你", "😀", "\u0301", "🇨", "\u200D", "\t"];
        Gen<KeyPress> keys = Gen.OneOf(
            Gen.Elements(texts).Select(static text => new KeyPress(EditKey.Text, text)),
            Gen.Elements(Enum.GetValues<EditKey>()).Where(static key => key is not (EditKey.Text or EditKey.Enter)).Select(static key => new KeyPress(key)));
        Always.HoldsForLists(keys, static list =>
        {
            var editor = new LineEditor(Limit);
            foreach (KeyPress key in list)
            {
                editor.Apply(key);
                Assert.Contains(editor.Cursor, StringInfo.ParseCombiningCharacters(editor.Text).Append(editor.Text.Length));
                Assert.InRange(Encoding.UTF8.GetByteCount(editor.Text), 0, Limit);
                if (!editor.IsTooLong)
                    Assert.Equal(Encoding.UTF8.GetByteCount(editor.Text), editor.Bytes);
            }
        });
    }

    private static LineEditor Type(params string[] keys)
    {
        var editor = new LineEditor(Limit);
        foreach (string name in keys)
        {
            if (name == "Enter")
                editor.Finish();
            else
                editor.Apply(Enum.TryParse(name, out EditKey key) && !int.TryParse(name, out _) ? new KeyPress(key) : new KeyPress(EditKey.Text, name));
        }
        return editor;
    }
}
