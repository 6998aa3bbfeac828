using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace FastUdp.Generators.Tests.Support;

/// <summary>A place of a source that a diagnostic is expected at.</summary>
internal readonly record struct Mark(string Id, TextSpan Span);

/// <summary>
/// A source with the expected diagnostics marked in it: <c>{|FUDP006:Name|}</c> stands for <c>Name</c>, at which FUDP006 is
/// expected. What every test needs is put before it.
/// </summary>
internal sealed partial class MarkedSource
{
    private const string Prelude = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Net;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using FastUdp;
        using FastUdp.Messages;

        """;

    private MarkedSource(string text, IReadOnlyList<Mark> marks) => (Text, Marks) = (text, marks);

    /// <summary>The source without the marks.</summary>
    public string Text { get; }

    /// <summary>The marks, in the order of the source.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public static MarkedSource Parse(string marked)
    {
        var text = new StringBuilder(Prelude);
        var marks = new List<Mark>();
        int end = 0;
        foreach (Match match in Pattern().Matches(marked))
        {
            text.Append(marked, end, match.Index - end);
            marks.Add(new Mark(match.Groups[1].Value, new TextSpan(text.Length, match.Groups[2].Length)));
            text.Append(match.Groups[2].Value);
            end = match.Index + match.Length;
        }
        return new MarkedSource(text.Append(marked, end, marked.Length - end).ToString(), marks);
    }

    [GeneratedRegex(@"\{\|(\w+):(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
