using System.Globalization;
using System.Text;

namespace FastUdp.Generators.Tests.Emitting;

/// <summary>Valid declarations, put together at random from every type of field and every kind of message.</summary>
internal sealed class RandomDeclarations(int seed)
{
    private static readonly string[] Types =
    [
        "bool", "byte", "sbyte", "ushort", "short", "uint", "int", "ulong", "long", "UInt128", "Int128", "Half", "float", "double", "decimal",
        "char", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Color", "Wide", "Vector", "Four", "System.Net.IPAddress",
        "FastUdp.RemoteAddress", "Sheet",
    ];

    private static readonly string[] Elements = [.. Types, "int?", "Guid?", "Color?", "Sheet?", "Vector?"];

    private static readonly string[] Collections = ["{0}[]", "System.Collections.Generic.List<{0}>", "System.Collections.Immutable.ImmutableArray<{0}>"];

    private static readonly string[] Attributed =
    [
        "[MaxLength(9)] string", "[MaxLength(300)] string", "[MaxLength(9)] string?", "[FixedLength(9)] string", "[MaxLength(9), Interned] string",
        "[FixedLength(9), Interned] string", "[MaxLength(9)] byte[]", "[MaxLength(9)] byte[]?", "[FixedLength(9)] byte[]",
        "[MaxLength(9)] System.ReadOnlyMemory<byte>", "[FixedLength(9)] System.Memory<byte>", "[VarInt] ulong", "[VarInt] short", "[VarInt] Color",
        "[ZigZag] int", "[ZigZag] long?", "[Bits(3)] byte", "[Bits(1)] bool", "[Bits(7)] sbyte", "[Bits(5)] Color",
        "[Bits(14, StartsGroup = true)] ulong", "[Quantized(-1, 1, 0.001, StartsGroup = true)] float", "[Quantized(0, 100, 0.5, Clamps = true, StartsGroup = true)] double",
        "[LengthPrefixed] Sheet", "[LengthPrefixed] Sheet?", "[LengthPrefixed] Growing", "[MaxLength(3), LengthPrefixed] Growing[]",
        "[ByteOrder(ByteOrder.BigEndian)] uint", "[ByteOrder(ByteOrder.LittleEndian)] Guid", "[Constant(5)] int", "[Constant(1)] bool",
        "[Constant(200)] Color", "[Bits(4), Constant(9)] byte", "[Reserved(3)] byte", "[MaxLength(3, 4)] string[]", "[MaxLength(3, 4)] byte[][]",
        "[MaxLength(2, 3, 4)] string?[][]", "[MaxLength(2, 3)] System.Collections.Generic.List<int[]>", "[MaxLength(4), ZigZag] int[]",
        "[FixedLength(3)] Vector[]", "[FixedLength(2), MaxLength(9)] string[]",
    ];

    private readonly Random _random = new(seed);

    /// <summary>What the declarations refer to.</summary>
    public static string Preamble => """
        using System;
        using FastUdp.Messages;
        namespace Game;
        public enum Color : byte { Red, Green, Blue = 200 }
        public enum Wide : ulong { None, Top = 1UL << 63 }
        [System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _first; }
        [DatagramMessage] public readonly partial record struct Vector(float X, float Y);
        [DatagramMessage] public sealed partial class Sheet { [MaxLength(7)] public string Text { get; set; } = ""; public int Number { get; set; } }
        [DatagramMessage] public readonly partial record struct Growing(int First, [Since(2)] int Second);
        """;

    /// <summary>Messages of every kind, each with random fields.</summary>
    public string Messages(int count)
    {
        var text = new StringBuilder("using System;\nusing FastUdp.Messages;\nnamespace Game;\n");
        for (int id = 0; id < count; id++)
            text.AppendLine(Message(id));
        return text.ToString();
    }

    private string Message(int id)
    {
        string[] fields = [.. Enumerable.Range(0, _random.Next(9)).Select(_ => Field())];
        string attribute = $"[DatagramMessage({id + (_random.Next(2) * 1000)}, Budget = 65507, ByteOrder = ByteOrder.{Pick("LittleEndian", "BigEndian")})]";
        string name = $"Message{id}";
        return _random.Next(4) switch
        {
            0 => $"{attribute} public readonly partial record struct {name}({Join(fields, "{0} F{1}", ", ")});",
            1 => $"{attribute} internal sealed partial record {name}({Join(fields, "{0} F{1}", ", ")});",
            2 => $"{attribute} public partial struct {name} {{ {Join(fields, "{0} F{1};", " ", "public")} }}",
            _ => $"{attribute} public partial class {name} {{ {Join(fields, "{0} F{1} {{ get; set; }} = default!;", " ", "public")} }}",
        };
    }

    private string Field() => _random.Next(3) switch
    {
        0 => Pick(Types),
        1 => Pick(Attributed),
        _ => $"[{Pick("MaxLength", "FixedLength")}(3)] " + string.Format(CultureInfo.InvariantCulture, Pick(Collections), Pick(Elements)),
    };

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    /// <summary>Puts a modifier between the attributes of a field and its type.</summary>
    private static string Join(string[] fields, string format, string separator, string modifier = "") => string.Join(separator, fields.Select((field, index) =>
    {
        int end = field.StartsWith('[') ? field.IndexOf("] ", StringComparison.Ordinal) + 2 : 0;
        string declared = modifier.Length == 0 ? field : $"{field[..end]}{modifier} {field[end..]}";
        return string.Format(CultureInfo.InvariantCulture, format, declared, index);
    }));
}
