namespace FastUdp.Generators.Model;

/// <summary>An integer of up to 64 bits as LEB128.</summary>
/// <param name="Kind">The integer's kind; of an enum the underlying one.</param>
/// <param name="IsZigZag">Whether the sign is in the lowest bit.</param>
/// <param name="Enum">The enum it is; null when it is none.</param>
internal sealed record VarIntType(ScalarKind Kind, bool IsZigZag, EnumModel? Enum = null) : WireType
{
    public override int MinBytes => 1;

    public override int MaxBytes => LebSize.Of(MaxRaw);

    public override string Schema => (IsZigZag ? "zigzag." : "var.") + Kind.Schema();

    /// <summary>The highest number on the wire: all bits of the kind.</summary>
    public ulong MaxRaw => ulong.MaxValue >> (64 - (8 * Kind.Bytes()));
}
