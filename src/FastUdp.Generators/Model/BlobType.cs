namespace FastUdp.Generators.Model;

internal enum BlobKind
{
    /// <summary><c>byte[]</c></summary>
    Array,

    /// <summary><c>Memory&lt;byte&gt;</c></summary>
    Memory,

    /// <summary><c>ReadOnlyMemory&lt;byte&gt;</c></summary>
    ReadOnlyMemory,

    /// <summary><c>ReadOnlySpan&lt;byte&gt;</c>, in ref structs: points into what was received.</summary>
    ReadOnlySpan,
}

/// <summary>Bytes as they are.</summary>
internal sealed record BlobType(Length Length, BlobKind Kind) : WireType
{
    public override int MinBytes => Length.MinPrefixBytes + Length.Min;

    public override int MaxBytes => Saturate((long)Length.MaxPrefixBytes + Length.Max);

    public override string Schema => "bytes" + Length.Schema;
}
