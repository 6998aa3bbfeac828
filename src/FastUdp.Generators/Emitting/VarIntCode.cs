using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# between an integer and the number that LEB128 carries.</summary>
internal static class VarIntCode
{
    public static string ToRaw(VarIntType type, string value) => type.IsZigZag
        ? $"{Names.Value}.ToZigZag((long){value})"
        : $"unchecked(({ScalarCode.UnsignedKeyword(type.Kind)}){value})";

    public static string FromRaw(VarIntType type, string raw)
    {
        string number = type.IsZigZag ? $"{Names.Value}.FromZigZag({raw})" : raw;
        string integer = $"unchecked(({ScalarCode.Keyword(type.Kind)}){number})";
        return type.Enum is null ? integer : $"({type.Enum.FullName}){integer}";
    }
}
