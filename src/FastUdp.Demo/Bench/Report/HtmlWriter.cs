using System.Globalization;
using System.Net;
using System.Text;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Report;

/// <summary>Writes HTML and SVG. Every text and every attribute is escaped here, so that nothing a file says becomes markup.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = new();
    private int _names;

    /// <summary>A name that no other element of the page has.</summary>
    public string NewId() => string.Create(CultureInfo.InvariantCulture, $"n{_names++}");

    /// <summary>An element that <see cref="Close"/> ends.</summary>
    public HtmlWriter Open(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes, ">");
        _open.Push(element);
        return this;
    }

    public HtmlWriter Close()
    {
        _html.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element with nothing but text in it.</summary>
    public HtmlWriter Element(string element, string text, params ReadOnlySpan<(string Name, object? Value)> attributes) =>
        Open(element, attributes).Text(text).Close();

    /// <summary>An element of HTML that has no end, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes, ">");
        return this;
    }

    /// <summary>An element of SVG with nothing in it.</summary>
    public HtmlWriter Shape(string element, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(element, attributes, "/>");
        return this;
    }

    public HtmlWriter Text(string text)
    {
        _html.Append(Escape(text));
        return this;
    }

    /// <summary>Our own text, as it is.</summary>
    public HtmlWriter Raw(string text)
    {
        _html.Append(text);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _open.Count == 0 ? _html.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is open.");

    private void Tag(string element, ReadOnlySpan<(string Name, object? Value)> attributes, string end)
    {
        _html.Append('<').Append(element);
        foreach ((string name, object? value) in attributes)
        {
            if (value is not null)
                _html.Append(' ').Append(name).Append("=\"").Append(Escape(Show(value))).Append('"');
        }
        _html.Append(end);
    }

    // A hundredth of a unit of a drawing is less than anyone sees.
    private static string Show(object value) => value is double number
        ? number.ToString("0.##", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    // HTML may not hold control characters at all, and those that turn the direction of text would let a name disguise its neighbours.
    private static string Escape(string text) => WebUtility.HtmlEncode(Printable.Text(Encoding.UTF8.GetBytes(text)));
}
