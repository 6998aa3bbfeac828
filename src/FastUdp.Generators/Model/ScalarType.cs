namespace FastUdp.Generators.Model;

/// <summary>A number, a date, an identifier: whatever has a fixed size of its own.</summary>
/// <param name="Kind">The kind; of an enum the underlying one.</param>
/// <param name="IsBigEndian">The byte order.</param>
/// <param name="Enum">The enum it is; null when it is none.</param>
internal sealed record ScalarType(ScalarKind Kind, bool IsBigEndian, EnumModel? Enum = null) : WireType
{
    public override int MinBytes => Kind.Bytes();

    public override int MaxBytes => Kind.Bytes();

    public override string Schema => Kind.Schema() + (IsBigEndian && Kind.Bytes() > 1 ? "be" : "");

    public override bool IsWireLayout => Kind.IsPlain() && (!IsBigEndian || Kind.Bytes() == 1);
}
