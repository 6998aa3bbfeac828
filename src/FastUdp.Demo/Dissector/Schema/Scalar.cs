namespace FastUdp.Demo.Dissector.Schema;

/// <summary>A type that has a name of its own in schemas.</summary>
/// <param name="Name">The name: <c>u32</c>.</param>
/// <param name="MinBytes">The fewest bytes it takes.</param>
/// <param name="MaxBytes">The most bytes it takes.</param>
/// <param name="IsInteger">Whether it is a number that can count, be constant, or be an enum.</param>
internal sealed record Scalar(string Name, int MinBytes, int MaxBytes, bool IsInteger = false)
{
    private static readonly Dictionary<string, Scalar> ByName = All().ToDictionary(static scalar => scalar.Name);

    public bool IsSigned => IsInteger && Name[0] == 'i';

    public int Bits => 8 * MaxBytes;

    public static Scalar? Find(string name) => ByName.GetValueOrDefault(name);

    private static Scalar[] All() =>
    [
        Fixed("bool", 1), Integer("u8", 1), Integer("i8", 1), Integer("u16", 2), Integer("i16", 2), Integer("u32", 4),
        Integer("i32", 4), Integer("u64", 8), Integer("i64", 8), Integer("u128", 16), Integer("i128", 16),
        Fixed("f16", 2), Fixed("f32", 4), Fixed("f64", 8), Fixed("decimal", 16), Fixed("char", 2), Fixed("guid", 16),
        Fixed("datetime", 8), Fixed("datetimeoffset", 10), Fixed("date", 4), Fixed("time", 8), Fixed("timespan", 8),
        new("ip", 5, 21), new("remote", 1, 23),
    ];

    private static Scalar Fixed(string name, int bytes) => new(name, bytes, bytes);

    private static Scalar Integer(string name, int bytes) => new(name, bytes, bytes, IsInteger: true);
}
