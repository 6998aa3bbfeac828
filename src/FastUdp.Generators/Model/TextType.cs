namespace FastUdp.Generators.Model;

/// <summary>A string as UTF-8.</summary>
internal sealed record TextType(Length Length, bool IsInterned) : WireType
{
    public override int MinBytes => Length.MinPrefixBytes + Length.Min;

    public override int MaxBytes => Saturate((long)Length.MaxPrefixBytes + Length.Max);

    public override string Schema => "utf8" + Length.Schema;
}
