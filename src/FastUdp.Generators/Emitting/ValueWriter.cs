using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# that writes one value through a <c>WireWriter</c>, whatever its type: every type but bit fields, which come in groups.</summary>
internal sealed class ValueWriter(Scope scope)
{
    /// <summary>Writes a value.</summary>
    /// <param name="type">How it lies on the wire.</param>
    /// <param name="value">The expression of the value, which is evaluated more than once.</param>
    /// <param name="writer">The variable of the writer.</param>
    public void Write(WireType type, string value, string writer)
    {
        switch (type)
        {
            case ScalarType scalar:
                WriteScalar(scalar, value, writer);
                break;
            case VarIntType number:
                scope.Try($"{writer}.TryWriteVarInt", $"{VarIntCode.ToRaw(number, value)}");
                break;
            case TextType text:
                WriteText(text, value, writer);
                break;
            case BlobType blob:
                WriteBlob(blob, value, writer);
                break;
            case SequenceType sequence:
                new SequenceWriter(scope, this).Write(sequence, value, writer);
                break;
            case NullableType nullable:
                WriteNullable(nullable, value, writer);
                break;
            case NestedType nested:
                WriteNested(nested, value, writer);
                break;
            case AddressType address:
                scope.TryByReference(writer, $"{Names.Address}.TryWrite", copy => $"ref {copy}, {value}, {Names.Order(address.IsBigEndian)}");
                break;
            default:
                throw new ArgumentException($"{type} is not written by itself.", nameof(type));
        }
    }

    /// <summary>Writes a length, or checks the one that stands elsewhere.</summary>
    /// <param name="length">What length it is.</param>
    /// <param name="actual">The expression of what there is to write.</param>
    /// <param name="writer">The variable of the writer.</param>
    public void WriteLength(Length length, string actual, string writer)
    {
        switch (length.Kind)
        {
            case LengthKind.Prefixed:
                scope.Try($"{writer}.TryWriteCount", $"{actual}, {length.Max}");
                break;
            case LengthKind.Fixed:
                scope.Code.Line($"if ({actual} != {length.Max})");
                scope.Code.Then(scope.Fail("WrongLength", actual, $"{length.Max}"));
                break;
            default:
                scope.Code.Line($"if ({actual} > {length.Max})");
                scope.Code.Then(scope.Fail("TooLong", actual, $"{length.Max}"));
                if (length.Counter is string counter)
                    WriteCounterCheck($"unchecked((long)message.{counter})", actual);
                break;
        }
    }

    /// <summary>Gives up where a reference is null.</summary>
    public void RefuseNull(string value)
    {
        scope.Code.Line($"if ({value} is null)");
        scope.Code.Then(scope.Fail("Missing"));
    }

    private void WriteCounterCheck(string counted, string actual)
    {
        scope.Code.Line($"if ({counted} != {actual})");
        scope.Code.Then(scope.Fail("WrongLength", actual, counted));
    }

    private void WriteScalar(ScalarType type, string value, string writer)
    {
        string place = scope.Name("place");
        scope.Try($"{writer}.TryTake", $"{type.MaxBytes}, out {Names.Span} {place}");
        foreach (string statement in ScalarCode.Write(type, value, new SpanPlace(place)))
            scope.Code.Line(statement);
    }

    private void WriteText(TextType type, string value, string writer) =>
        scope.Try($"{writer}.{(type.Length.IsFixed ? "TryWriteFixedText" : "TryWriteText")}", $"{value}, {type.Length.Max}");

    private void WriteBlob(BlobType type, string value, string writer)
    {
        if (type.Kind == BlobKind.Array)
            RefuseNull(value);
        string bytes = type.Kind is BlobKind.Memory or BlobKind.ReadOnlyMemory ? $"{value}.Span" : value;
        if (type.Length.Kind == LengthKind.Prefixed)
        {
            scope.Try($"{writer}.TryWritePrefixed", $"{bytes}, {type.Length.Max}");
            return;
        }
        WriteLength(type.Length, $"{value}.Length", writer);
        scope.Try($"{writer}.TryWriteBytes", $"{bytes}");
    }

    private void WriteNullable(NullableType type, string value, string writer)
    {
        string present = scope.Name("present");
        scope.Code.Open($"if ({value} is {{ }} {present})");
        scope.Try($"{writer}.TryWritePresence", $"true");
        Write(type.Inner, present, writer);
        scope.Code.Close();
        scope.Code.Open("else");
        scope.Try($"{writer}.TryWritePresence", "false");
        scope.Code.Close();
    }

    private void WriteNested(NestedType type, string value, string writer)
    {
        if (type.IsReferenceType)
            RefuseNull(value);
        if (type.IsLengthPrefixed)
            scope.Try($"{writer}.TryWriteVarInt", $"(ulong)({SizeCode.OfNested(type, value)})");
        scope.TryByReference(writer, $"{type.FullName}.TryWriteBody", copy => $"{value}, ref {copy}");
    }
}
