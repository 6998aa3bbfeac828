namespace FastUdp.Generators.Model;

internal enum LengthKind
{
    /// <summary>LEB128 before the content.</summary>
    Prefixed,

    /// <summary>Always the same.</summary>
    Fixed,

    /// <summary>In an earlier integer field.</summary>
    Counted,

    /// <summary>Whatever is left.</summary>
    Remainder,
}

/// <summary>How long something is.</summary>
/// <param name="Kind">Where the length stands.</param>
/// <param name="Max">The maximum, or the fixed length.</param>
/// <param name="Counter">The name of the field that holds it, for <see cref="LengthKind.Counted"/>.</param>
internal readonly record struct Length(LengthKind Kind, int Max, string? Counter = null)
{
    public bool IsFixed => Kind == LengthKind.Fixed;

    /// <summary>The bytes of the length itself, at most.</summary>
    public int MaxPrefixBytes => Kind == LengthKind.Prefixed ? LebSize.Of((ulong)Max) : 0;

    /// <summary>The bytes of the length itself, at least.</summary>
    public int MinPrefixBytes => Kind == LengthKind.Prefixed ? 1 : 0;

    /// <summary>The fewest elements.</summary>
    public int Min => IsFixed ? Max : 0;

    /// <summary>How the schema writes it: <c>[8]</c>, <c>[=8]</c>, <c>[Count:8]</c>, <c>[..8]</c>.</summary>
    public string Schema => Kind switch
    {
        LengthKind.Fixed => $"[={Max}]",
        LengthKind.Counted => $"[{Counter}:{Max}]",
        LengthKind.Remainder => $"[..{Max}]",
        _ => $"[{Max}]",
    };
}
