using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# that reads the elements of an array or list: in one move where their memory is their wire form.</summary>
internal sealed class SequenceReader(Scope scope, ValueReader values)
{
    public void Read(SequenceType type, string target, string reader)
    {
        string count = values.ReadLength(type.Length, type.Element.MinBytes, reader);

        // What the declaration fixes is checked like any other count, before anything is made for it.
        if (type.Length.IsFixed && type.Kind != SequenceKind.InlineArray)
            scope.Try($"{reader}.TryAcceptCount", $"{count}, {count}, {type.Element.MinBytes}, out _");
        if (type is { Kind: SequenceKind.Array or SequenceKind.ImmutableArray, Element: ScalarType numbers } && SequenceCode.IsBulk(numbers))
        {
            ReadArray(type, numbers, target, Take(type, count, reader));
            return;
        }
        string items = scope.Name("items");
        string made = Make(type, count, items);
        switch (type.Element)
        {
            case ScalarType scalar when SequenceCode.IsBulk(scalar):
                scope.Code.Line($"{Names.Bulk}.Read({Take(type, count, reader)}, {items}, {Names.Order(scalar.IsBigEndian)});");
                break;
            case ScalarType scalar:
                ReadScalars(type, scalar, items, Take(type, count, reader));
                break;
            case NestedType { IsWireLayout: true, IsReferenceType: false } nested:
                ReadStructs(type, nested, items, count, reader);
                break;
            default:
                ReadEach(type, items, reader);
                break;
        }
        scope.Code.Line($"{target} = {made};");
    }

    /// <summary>Makes the collection and a span over its elements; gives the expression of the collection.</summary>
    private string Make(SequenceType type, string count, string items)
    {
        string element = type.ElementCSharpType;
        string made = scope.Name("made");
        switch (type.Kind)
        {
            case SequenceKind.InlineArray:
                scope.Code.Line($"{type.CSharpType} {made} = default;");
                scope.Code.Line($"global::System.Span<{element}> {items} = {made};");
                return made;
            case SequenceKind.List:
                scope.Code.Line($"var {made} = new {type.CSharpType}({count});");
                scope.Code.Line($"{Names.CollectionsMarshal}.SetCount({made}, {count});");
                scope.Code.Line($"global::System.Span<{element}> {items} = {Names.CollectionsMarshal}.AsSpan({made});");
                return made;
            default:
                scope.Code.Line($"{element}[] {made} = {count} == 0 ? [] : global::System.GC.AllocateUninitializedArray<{element}>({count});");
                scope.Code.Line($"global::System.Span<{element}> {items} = {made};");
                return type.Kind == SequenceKind.ImmutableArray ? $"{Names.ImmutableMarshal}.AsImmutableArray({made})" : made;
        }
    }

    private void ReadArray(SequenceType type, ScalarType element, string target, string place)
    {
        string array = $"{Names.Bulk}.ReadArray<{type.ElementCSharpType}>({place}, {Names.Order(element.IsBigEndian)})";
        scope.Code.Line($"{target} = {(type.Kind == SequenceKind.ImmutableArray ? $"{Names.ImmutableMarshal}.AsImmutableArray({array})" : array)};");
    }

    private string Take(SequenceType type, string count, string reader)
    {
        string place = scope.Name("place");
        scope.Try($"{reader}.TryTake", $"{count} * {type.Element.MaxBytes}, out {Names.ReadOnlySpan} {place}");
        return place;
    }

    private void ReadScalars(SequenceType type, ScalarType element, string items, string place)
    {
        string index = scope.Name("index");
        scope.Code.Open($"for (int {index} = 0; {index} < {items}.Length; {index}++)");
        values.ReadScalar(element, new SpanPlace(place, $"({index} * {type.Element.MaxBytes})", 0), $"{items}[{index}]");
        scope.Code.Close();
    }

    private void ReadStructs(SequenceType type, NestedType element, string items, string count, string reader)
    {
        scope.Code.Open($"if ({Names.Bulk}.IsWireLayout<{element.FullName}>({element.MaxBody}))");
        scope.Code.Line($"{Take(type, count, reader)}.CopyTo({Names.MemoryMarshal}.AsBytes({items}));");
        scope.Code.Close();
        scope.Code.Open("else");
        ReadEach(type, items, reader);
        scope.Code.Close();
    }

    private void ReadEach(SequenceType type, string items, string reader)
    {
        string item = scope.Name("item");
        scope.Code.Open($"foreach (ref {type.ElementCSharpType} {item} in {items})");
        values.Read(type.Element, item, reader);
        scope.Code.Close();
    }
}
