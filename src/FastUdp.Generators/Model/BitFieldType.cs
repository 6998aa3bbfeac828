namespace FastUdp.Generators.Model;

/// <summary>
/// What takes bits of a group. A lone one takes whole bytes; neighbours are joined by <see cref="BitGroup"/>.
/// </summary>
/// <param name="Width">In bits, 1 to 64.</param>
/// <param name="IsBigEndian">Whether the first field of a group takes the highest bits.</param>
internal abstract record BitFieldType(int Width, bool IsBigEndian) : WireType
{
    public override int MinBytes => (Width + 7) / 8;

    public override int MaxBytes => MinBytes;
}

/// <summary>A bool, integer or enum in bits.</summary>
internal sealed record BitsType(int Width, ScalarKind Kind, bool IsBigEndian, EnumModel? Enum = null) : BitFieldType(Width, IsBigEndian)
{
    public override string Schema => $"{(Kind == ScalarKind.Boolean ? "bool" : Kind.IsSigned() ? "i" : "u")}:{Width}{(IsBigEndian ? "be" : "")}";
}

/// <summary>A float or double in steps above a minimum.</summary>
internal sealed record QuantizedType(
    int Width, double Min, double Max, double Precision, ulong Steps, bool Clamps, bool IsDouble, bool IsBigEndian)
    : BitFieldType(Width, IsBigEndian)
{
    public override string Schema => FormattableString.Invariant(
        $"q({Min:R},{Max:R},{Precision:R}):{Width}{(IsBigEndian ? "be" : "")}");
}
