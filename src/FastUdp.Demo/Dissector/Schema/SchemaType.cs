namespace FastUdp.Demo.Dissector.Schema;

/// <summary>How a value lies on the wire, as the line that describes it says. The grammar is in docs/wire-format.md.</summary>
internal abstract record SchemaType;

/// <summary><c>u32</c>, <c>f64be</c>, <c>guid</c>, <c>remote</c>: what <see cref="Scalar"/> lists.</summary>
internal sealed record ScalarSchema(Scalar Scalar, bool IsBigEndian) : SchemaType;

/// <summary><c>var.u32</c>, <c>zigzag.i64</c>: LEB128.</summary>
internal sealed record VarIntSchema(Scalar Scalar, bool IsZigZag) : SchemaType;

/// <summary>What takes bits of a group that it shares with its neighbours.</summary>
internal abstract record BitFieldSchema(int Width, bool IsBigEndian) : SchemaType;

/// <summary><c>u:3</c>, <c>i:5be</c>, <c>bool:1</c>.</summary>
internal sealed record BitsSchema(BitsSchema.Meaning Kind, int Width, bool IsBigEndian) : BitFieldSchema(Width, IsBigEndian)
{
    internal enum Meaning
    {
        Unsigned,
        Signed,
        Boolean,
    }
}

/// <summary><c>q(min,max,precision):width</c>: a number of steps above a minimum.</summary>
internal sealed record QuantizedSchema(double Min, double Max, double Precision, int Width, bool IsBigEndian)
    : BitFieldSchema(Width, IsBigEndian)
{
    public const double MostSteps = 1L << 32;

    /// <summary>The number of the step that is the maximum.</summary>
    public double Steps => Math.Ceiling((Max - Min) / Precision);
}

/// <summary><c>utf8[32]</c></summary>
internal sealed record TextSchema(SchemaLength Length) : SchemaType;

/// <summary><c>bytes[100]</c></summary>
internal sealed record BytesSchema(SchemaLength Length) : SchemaType;

/// <summary><c>{Game.Vec3}</c>, or with its length before it <c>sized{Game.Vec3}</c>.</summary>
internal sealed record NestedSchema(string Message, bool IsSized) : SchemaType;

/// <summary><c>i32[8]</c></summary>
internal sealed record SequenceSchema(SchemaType Element, SchemaLength Length) : SchemaType;

/// <summary><c>i32?</c></summary>
internal sealed record NullableSchema(SchemaType Inner) : SchemaType;

/// <summary><c>pad[4]</c></summary>
internal sealed record PaddingSchema(int Bytes) : SchemaType;
