namespace FastUdp.Generators.Model;

/// <summary>A byte that says whether there is a value, then the value.</summary>
/// <param name="Inner">The value.</param>
/// <param name="IsValueType">Whether it is a <c>Nullable&lt;T&gt;</c> rather than a nullable reference.</param>
/// <param name="InnerCSharpType">The value's type for generated code, without the annotation.</param>
internal sealed record NullableType(WireType Inner, bool IsValueType, string InnerCSharpType) : WireType
{
    public override int MinBytes => 1;

    public override int MaxBytes => Saturate(1L + Inner.MaxBytes);

    public override string Schema => Inner.Schema + "?";
}
