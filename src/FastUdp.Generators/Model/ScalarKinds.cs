namespace FastUdp.Generators.Model;

/// <summary>The facts about each scalar kind, in one table.</summary>
internal static class ScalarKinds
{
    /// <summary>
    /// Size in bytes, the name in schemas, and whether every pattern of bits is a value whose little-endian form is what
    /// lies in memory, so that many can be copied in one move.
    /// </summary>
    private static (int Bytes, string Schema, bool IsPlain) Facts(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => (1, "bool", false),
        ScalarKind.Byte => (1, "u8", true),
        ScalarKind.SByte => (1, "i8", true),
        ScalarKind.UInt16 => (2, "u16", true),
        ScalarKind.Int16 => (2, "i16", true),
        ScalarKind.UInt32 => (4, "u32", true),
        ScalarKind.Int32 => (4, "i32", true),
        ScalarKind.UInt64 => (8, "u64", true),
        ScalarKind.Int64 => (8, "i64", true),
        ScalarKind.UInt128 => (16, "u128", true),
        ScalarKind.Int128 => (16, "i128", true),
        ScalarKind.Half => (2, "f16", true),
        ScalarKind.Single => (4, "f32", true),
        ScalarKind.Double => (8, "f64", true),
        ScalarKind.Decimal => (16, "decimal", false),
        ScalarKind.Char => (2, "char", true),
        ScalarKind.Guid => (16, "guid", true),
        ScalarKind.DateTime => (8, "datetime", false),
        ScalarKind.DateTimeOffset => (10, "datetimeoffset", false),
        ScalarKind.DateOnly => (4, "date", false),
        ScalarKind.TimeOnly => (8, "time", false),
        ScalarKind.TimeSpan => (8, "timespan", true),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static int Bytes(this ScalarKind kind) => Facts(kind).Bytes;

    public static string Schema(this ScalarKind kind) => Facts(kind).Schema;

    public static bool IsPlain(this ScalarKind kind) => Facts(kind).IsPlain;

    public static bool IsInteger(this ScalarKind kind) => kind is >= ScalarKind.Byte and <= ScalarKind.Int128;

    public static bool IsSigned(this ScalarKind kind) =>
        kind is ScalarKind.SByte or ScalarKind.Int16 or ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Int128;
}
