using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# that writes the elements of an array or list: in one move where their memory is their wire form.</summary>
internal sealed class SequenceWriter(Scope scope, ValueWriter values)
{
    public void Write(SequenceType type, string value, string writer)
    {
        string items = scope.Name("items");
        scope.Code.Lines(SequenceCode.Items(scope, type, value, items, refuseNull: true));
        values.WriteLength(type.Length, $"{items}.Length", writer);
        switch (type.Element)
        {
            case ScalarType scalar when SequenceCode.IsBulk(scalar):
                string place = Take(type, items, writer);
                scope.Code.Line($"{Names.Bulk}.Write({items}, {place}, {Names.Order(scalar.IsBigEndian)});");
                break;
            case ScalarType scalar:
                WriteScalars(type, scalar, items, Take(type, items, writer));
                break;
            case NestedType { IsWireLayout: true, IsReferenceType: false } nested:
                WriteStructs(type, nested, items, writer);
                break;
            default:
                WriteEach(type, items, writer);
                break;
        }
    }

    /// <summary>Takes room for all elements at once; all have the same size.</summary>
    private string Take(SequenceType type, string items, string writer)
    {
        string place = scope.Name("place");
        scope.Try($"{writer}.TryTake", $"{items}.Length * {type.Element.MaxBytes}, out {Names.Span} {place}");
        return place;
    }

    private void WriteScalars(SequenceType type, ScalarType element, string items, string place)
    {
        string index = scope.Name("index");
        scope.Code.Open($"for (int {index} = 0; {index} < {items}.Length; {index}++)");
        foreach (string statement in ScalarCode.Write(element, $"{items}[{index}]", new SpanPlace(place, $"({index} * {type.Element.MaxBytes})", 0)))
            scope.Code.Line(statement);
        scope.Code.Close();
    }

    private void WriteStructs(SequenceType type, NestedType element, string items, string writer)
    {
        scope.Code.Open($"if ({Names.Bulk}.IsWireLayout<{element.FullName}>({element.MaxBody}))");
        string place = Take(type, items, writer);
        scope.Code.Line($"{Names.MemoryMarshal}.AsBytes({items}).CopyTo({place});");
        scope.Code.Close();
        scope.Code.Open("else");
        WriteEach(type, items, writer);
        scope.Code.Close();
    }

    private void WriteEach(SequenceType type, string items, string writer)
    {
        string item = scope.Name("item");
        scope.Code.Open($"foreach (ref readonly {type.ElementCSharpType} {item} in {items})");
        values.Write(type.Element, item, writer);
        scope.Code.Close();
    }
}
