using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# that reads one value through a <c>WireReader</c>, whatever its type: every type but bit fields, which come in groups.</summary>
internal sealed class ValueReader(Scope scope, Func<string, string> counterVariable)
{
    /// <summary>Reads a value.</summary>
    /// <param name="type">How it lies on the wire.</param>
    /// <param name="target">The variable it goes to, which exists.</param>
    /// <param name="reader">The variable of the reader.</param>
    public void Read(WireType type, string target, string reader)
    {
        switch (type)
        {
            case ScalarType scalar:
                string place = Take(scalar.MaxBytes, reader);
                ReadScalar(scalar, new SpanPlace(place), target);
                break;
            case VarIntType number:
                string raw = scope.Name("raw");
                scope.Try($"{reader}.TryReadVarInt", $"{number.MaxRaw}UL, out ulong {raw}");
                scope.Code.Line($"{target} = {VarIntCode.FromRaw(number, raw)};");
                break;
            case TextType text:
                scope.Try($"{reader}.{TextMethod(text)}", $"{text.Length.Max}, out {target}");
                break;
            case BlobType blob:
                ReadBlob(blob, target, reader);
                break;
            case SequenceType sequence:
                new SequenceReader(scope, this).Read(sequence, target, reader);
                break;
            case NullableType nullable:
                ReadNullable(nullable, target, reader);
                break;
            case NestedType nested:
                ReadNested(nested, target, reader);
                break;
            case AddressType address:
                scope.TryByReference(reader, $"{Names.Address}.TryRead", copy => $"ref {copy}, {Names.Order(address.IsBigEndian)}, out {target}");
                break;
            default:
                throw new ArgumentException($"{type} is not read by itself.", nameof(type));
        }
    }

    /// <summary>Reads a scalar at a place that is long enough.</summary>
    public void ReadScalar(ScalarType type, SpanPlace place, string target)
    {
        if (ScalarCode.ReadValue(type, place) is string value)
        {
            scope.Code.Line($"{target} = {value};");
            return;
        }
        scope.Code.Line($"if (!{ScalarCode.TryRead(type, place, target)})");
        scope.Code.Then(type.Kind == ScalarKind.Boolean ? scope.Fail("OutOfRange", place.First, "1") : scope.Fail("OutOfRange"));
    }

    /// <summary>Reads a constant at a place that is long enough, and gives up where it is another.</summary>
    public void CheckConstant(ScalarType type, ulong constant, SpanPlace place)
    {
        string raw = ScalarCode.ReadRaw(type, place);
        string expected = ScalarCode.ConstantLiteral(type.Kind, constant);
        scope.Code.Line($"if ({raw} != {expected})");
        scope.Code.Then(scope.Fail("WrongConstant", $"unchecked((long){raw})", $"unchecked((long){expected})"));
    }

    /// <summary>Reads how many elements follow, or checks the number that stands elsewhere; gives the variable that holds it.</summary>
    public string ReadLength(Length length, int minElementBytes, string reader)
    {
        string count = scope.Name("count");
        switch (length.Kind)
        {
            case LengthKind.Fixed:
                scope.Code.Line($"const int {count} = {length.Max};");
                break;
            case LengthKind.Counted:
                string counter = counterVariable(length.Counter!);
                scope.Try($"{reader}.TryAcceptCount", $"unchecked((ulong){counter}), {length.Max}, {minElementBytes}, out int {count}");
                break;
            default:
                scope.Try($"{reader}.TryReadCount", $"{length.Max}, {minElementBytes}, out int {count}");
                break;
        }
        return count;
    }

    // A message that could not be read is null only where its reader gives up at once.
    private static string NotNull(NestedType type) => type.IsReferenceType ? "!" : "";

    private static string TextMethod(TextType type) =>
        $"TryRead{(type.IsInterned ? "Interned" : "")}{(type.Length.IsFixed ? "Fixed" : "")}Text";

    private string Take(int bytes, string reader)
    {
        string place = scope.Name("place");
        scope.Try($"{reader}.TryTake", $"{bytes}, out {Names.ReadOnlySpan} {place}");
        return place;
    }

    private void ReadBlob(BlobType type, string target, string reader)
    {
        string bytes = scope.Name("bytes");
        switch (type.Length.Kind)
        {
            case LengthKind.Prefixed:
                scope.Try($"{reader}.TryTakePrefixed", $"{type.Length.Max}, out {Names.ReadOnlySpan} {bytes}");
                break;
            case LengthKind.Remainder:
                scope.Try($"{reader}.TryTakeRest", $"{type.Length.Max}, out {Names.ReadOnlySpan} {bytes}");
                break;
            default:
                string count = ReadLength(type.Length, 1, reader);
                scope.Try($"{reader}.TryTake", $"{count}, out {Names.ReadOnlySpan} {bytes}");
                break;
        }
        scope.Code.Line($"{target} = {(type.Kind == BlobKind.ReadOnlySpan ? bytes : $"{bytes}.ToArray()")};");
    }

    private void ReadNullable(NullableType type, string target, string reader)
    {
        string isPresent = scope.Name("isPresent");
        string inner = scope.Name("inner");
        scope.Try($"{reader}.TryReadPresence", $"out bool {isPresent}");
        scope.Code.Line($"{target} = null;");
        scope.Code.Open($"if ({isPresent})");
        scope.Code.Line($"{type.InnerCSharpType} {inner};");
        Read(type.Inner, inner, reader);
        scope.Code.Line($"{target} = {inner};");
        scope.Code.Close();
    }

    private void ReadNested(NestedType type, string target, string reader)
    {
        if (!type.IsLengthPrefixed)
        {
            scope.TryByReference(reader, $"{type.FullName}.TryReadBody", copy => $"ref {copy}, out {target}{NotNull(type)}");
            return;
        }
        string bytes = scope.Name("bytes");
        string nested = scope.Name("nested");
        scope.Try($"{reader}.TryTakePrefixed", $"int.MaxValue, out {Names.ReadOnlySpan} {bytes}");
        scope.Code.Line($"var {nested} = new {Names.Reader}({bytes});");
        scope.Try($"{type.FullName}.TryReadBody", $"ref {nested}, out {target}{NotNull(type)}");
    }
}
