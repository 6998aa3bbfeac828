using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# that adds up how many bytes a value takes.</summary>
internal sealed class SizeCode(Scope scope)
{
    /// <summary>The size of a nested message without its identifier.</summary>
    public static string OfNested(NestedType type, string value)
    {
        if (type.HasFixedBody)
            return $"{type.MaxBody}";
        int identifier = LebSize.OfIdentifier(type.Id);
        return identifier == 0 ? $"{type.FullName}.GetWireSize({value})" : $"{type.FullName}.GetWireSize({value}) - {identifier}";
    }

    /// <summary>Writes the statements that add the size of a value to <c>size</c>. Null counts as empty.</summary>
    public void Add(WireType type, string value)
    {
        switch (type)
        {
            case { IsFixed: true }:
                scope.Code.Line($"size += {type.MaxBytes};");
                break;
            case SequenceType sequence:
                AddSequence(sequence, value);
                break;
            case NullableType nullable:
                AddNullable(nullable, value);
                break;
            case NestedType { IsReferenceType: true }:
                scope.Code.Line($"size += {value} is null ? 0 : {OfVarying(type, value)};");
                break;
            default:
                scope.Code.Line($"size += {OfVarying(type, value)};");
                break;
        }
    }

    private static string OfVarying(WireType type, string value) => type switch
    {
        VarIntType number => $"{Names.Size}.OfVarInt({VarIntCode.ToRaw(number, value)})",
        TextType text => $"{Names.Size}.OfText({value}, {text.Length.Max})",
        BlobType blob => OfBlob(blob, blob.Kind == BlobKind.Array ? $"({value}?.Length ?? 0)" : $"{value}.Length"),
        NestedType { IsLengthPrefixed: true } nested => $"{Names.Size}.OfPrefixed({OfNested(nested, value)})",
        NestedType nested => OfNested(nested, value),
        AddressType => $"{Names.Address}.SizeOf({value})",
        _ => throw new ArgumentException($"{type} does not vary by itself.", nameof(type)),
    };

    private static string OfBlob(BlobType type, string length) =>
        type.Length.Kind == LengthKind.Prefixed ? $"{Names.Size}.OfPrefixed({length})" : length;

    private void AddSequence(SequenceType type, string value)
    {
        string items = scope.Name("items");
        if (type.Kind == SequenceKind.ImmutableArray)
            value = $"({value}.IsDefault ? [] : {value})";
        scope.Code.Lines(SequenceCode.Items(scope, type, value, items, refuseNull: false));
        if (type.Length.Kind == LengthKind.Prefixed)
            scope.Code.Line($"size += {Names.Size}.OfVarInt((uint){items}.Length);");
        if (type.Element.IsFixed)
        {
            scope.Code.Line($"size += {items}.Length * {type.Element.MaxBytes};");
            return;
        }
        string item = scope.Name("item");
        scope.Code.Open($"foreach (ref readonly {type.ElementCSharpType} {item} in {items})");
        Add(type.Element, item);
        scope.Code.Close();
    }

    private void AddNullable(NullableType type, string value)
    {
        string present = scope.Name("present");
        scope.Code.Line("size += 1;");
        scope.Code.Open($"if ({value} is {{ }} {present})");
        Add(type.Inner, present);
        scope.Code.Close();
    }
}
