namespace FastUdp.Generators.Emitting;

/// <summary>A place in a span, as C#: the variable, and the offset as a number or an expression.</summary>
internal readonly struct SpanPlace(string span, string? index, int offset)
{
    public SpanPlace(string span, int offset = 0)
        : this(span, null, offset)
    {
    }

    /// <summary>The byte at the place.</summary>
    public string First => $"{span}[{Position}]";

    private string Position => index is null ? $"{offset}" : offset == 0 ? index : $"{index} + {offset}";

    public SpanPlace Plus(int bytes) => new(span, index, offset + bytes);

    /// <summary>The span from the place on, so many bytes long.</summary>
    public string Exactly(int bytes) => $"{span}.Slice({Position}, {bytes})";

    /// <summary>The span from the place on.</summary>
    public override string ToString() => index is null && offset == 0 ? span : $"{span}.Slice({Position})";
}
