using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The C# of a run of fields of fixed size, over a span that is exactly as long.</summary>
internal sealed class RunCode(Scope scope, IReadOnlyList<FieldModel> fields)
{
    public void Write(FixedRun run, string span)
    {
        ClearReserved(run, span);
        foreach (Slot slot in run.Slots)
        {
            if (slot is BitGroup group)
                BitGroupCode.Write(scope, group, fields, span);
            else
                WriteField((FieldSlot)slot, span);
        }
    }

    public void Read(FixedRun run, string span, ValueReader values, Func<int, string> variable)
    {
        foreach (Slot slot in run.Slots)
        {
            if (slot is BitGroup group)
                BitGroupCode.Read(scope, group, fields, span, variable);
            else
                ReadField((FieldSlot)slot, span, values, variable(((FieldSlot)slot).Field));
        }
    }

    private void WriteField(FieldSlot slot, string span)
    {
        FieldModel field = fields[slot.Field];
        scope.Field = field.Name.TrimStart('@');
        var place = new SpanPlace(span, slot.Offset);
        switch (field)
        {
            case { Type: ScalarType scalar, Constant: ulong constant }:
                scope.Code.Line(ScalarCode.WriteConstant(scalar, constant, place));
                break;
            case { Type: ScalarType scalar }:
                foreach (string statement in ScalarCode.Write(scalar, $"message.{field.Name}", place))
                    scope.Code.Line(statement);
                break;
            case { Type: NestedType { IsWireLayout: true } nested }:
                scope.Code.Open($"if ({Names.Bulk}.IsWireLayout<{nested.FullName}>({slot.Bytes}))");
                scope.Code.Line($"{Names.MemoryMarshal}.Write({place}, message.{field.Name});");
                scope.Code.Close();
                scope.Code.Open("else");
                WritePart(field, place.Exactly(slot.Bytes));
                scope.Code.Close();
                break;
            default:
                WritePart(field, place.Exactly(slot.Bytes));
                break;
        }
    }

    private void ReadField(FieldSlot slot, string span, ValueReader values, string target)
    {
        FieldModel field = fields[slot.Field];
        scope.Field = field.Name.TrimStart('@');
        var place = new SpanPlace(span, slot.Offset);
        if (field is { Type: ScalarType constantType, Constant: ulong constant })
            values.CheckConstant(constantType, constant, place);
        if (!field.IsStored)
            return;
        if (field.Type is ScalarType scalar)
        {
            values.ReadScalar(scalar, place, target);
            return;
        }
        if (field.Type is not NestedType { IsWireLayout: true } nested)
        {
            ReadPart(field, place.Exactly(slot.Bytes), values, target);
            return;
        }
        scope.Code.Open($"if ({Names.Bulk}.IsWireLayout<{nested.FullName}>({slot.Bytes}))");
        scope.Code.Line($"{target} = {Names.MemoryMarshal}.Read<{nested.FullName}>({place});");
        scope.Code.Close();
        scope.Code.Open("else");
        ReadPart(field, place.Exactly(slot.Bytes), values, target);
        scope.Code.Close();
    }

    private void WritePart(FieldModel field, string span)
    {
        string part = scope.Name("part");
        scope.Code.Line($"var {part} = new {Names.Writer}({span});");
        new ValueWriter(scope).Write(field.Type, $"message.{field.Name}", part);
    }

    private void ReadPart(FieldModel field, string span, ValueReader values, string target)
    {
        string part = scope.Name("part");
        scope.Code.Line($"var {part} = new {Names.Reader}({span});");
        values.Read(field.Type, target, part);
    }

    private void ClearReserved(FixedRun run, string span)
    {
        if (!run.HasReservedBytes)
            return;
        int end = 0;
        foreach (Slot slot in run.Slots)
        {
            Clear(span, end, slot.Offset);
            end = slot.Offset + slot.Bytes;
        }
        Clear(span, end, run.Bytes);
    }

    private void Clear(string span, int start, int end)
    {
        if (end > start)
            scope.Code.Line($"{span}.Slice({start}, {end - start}).Clear();");
    }
}
