using FastUdp.Generators.Model;
using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>
/// The codec of a message whose size varies: a cursor goes from piece to piece; fields of fixed size in succession share
/// one check of the length. The cursor is a copy of the caller's, whose address nobody takes: it lies in registers.
/// </summary>
/// <remarks>
/// The bodies are not inlined: what they call is, and a caller that took in a body as well would use up what the JIT is
/// willing to inline halfway through, which was measured to cost more than half of the speed.
/// </remarks>
internal sealed class VaryingCodecEmitter(CodeWriter code, MessageModel message, MessageLayout layout)
{
    private readonly CodecSignatures _signatures = new(code, message);

    public void Emit()
    {
        EmitTryWrite();
        EmitTryRead();
        EmitTryWriteBody();
        EmitTryReadBody();
    }

    private void EmitTryWrite()
    {
        int identifierBytes = _signatures.Identifier.Length;
        _signatures.OpenTryWrite();
        code.Line("fault = default;");
        code.Line($"var writer = new {Names.Writer}(destination);");
        if (identifierBytes > 0)
        {
            code.Open($"if (writer.TryTake({identifierBytes}, out {Names.Span} identifier, ref fault))");
            _signatures.WriteIdentifier("identifier");
        }
        code.Open("if (TryWriteBody(message, ref writer, ref fault))");
        code.Line("written = writer.Written;");
        code.Line("return true;");
        code.Close();
        if (identifierBytes > 0)
            code.Close();
        code.Line("written = 0;");
        code.Line("return false;");
        code.Close();
        code.Line();
    }

    private void EmitTryRead()
    {
        int identifierBytes = _signatures.Identifier.Length;
        _signatures.OpenTryRead();
        _signatures.RefuseForeignSource();
        code.Line($"var reader = new {Names.Reader}({(identifierBytes > 0 ? $"source.Slice({identifierBytes})" : "source")});");
        code.Line("fault = default;");
        code.Line("return TryReadBody(ref reader, out message, ref fault);");
        code.Close();
        code.Line();
    }

    private void EmitTryWriteBody()
    {
        var scope = new Scope(code);
        var runs = new RunCode(scope, message.Fields);
        var values = new ValueWriter(scope);
        _signatures.OpenTryWriteBody(Names.NoInline);
        code.Line($"var {Scope.Cursor} = writer;");
        foreach (Piece piece in layout.Pieces)
        {
            switch (piece)
            {
                case FixedRun run:
                    string span = scope.Name("run");
                    EmitTake(scope, run, $"{run.Bytes}, out {Names.Span} {span}");
                    runs.Write(run, span);
                    break;
                case VariablePiece variable:
                    FieldModel field = message.Fields[variable.Field];
                    scope.Field = field.Name.TrimStart('@');
                    values.Write(field.Type, $"message.{field.Name}", Scope.Cursor);
                    break;
            }
        }
        code.Line($"writer = {Scope.Cursor};");
        code.Line("return true;");
        code.Close();
        code.Line();
    }

    private void EmitTryReadBody()
    {
        var scope = new Scope(code);
        var variables = new FieldVariables(message);
        _signatures.OpenTryReadBody(Names.NoInline);
        code.Line("message = default!;");
        code.Line($"var {Scope.Cursor} = reader;");
        variables.Declare(scope);
        int openVersions = EmitPieces(scope, variables);
        for (; openVersions > 0; openVersions--)
            code.Close();
        variables.Construct(scope);
        code.Line($"reader = {Scope.Cursor};");
        code.Line("return true;");
        code.Close();
    }

    /// <summary>Reads the pieces; those of later versions only where the datagram goes on. Gives how many blocks stay open.</summary>
    private int EmitPieces(Scope scope, FieldVariables variables)
    {
        var runs = new RunCode(scope, message.Fields);
        var values = new ValueReader(scope, variables.Of);
        int since = 1;
        int openVersions = 0;
        foreach (Piece piece in layout.Pieces)
        {
            if (piece.Since != since)
            {
                since = piece.Since;
                code.Open($"if (!{Scope.Cursor}.IsAtEnd)");
                openVersions++;
            }
            switch (piece)
            {
                case FixedRun run:
                    string span = scope.Name("run");
                    EmitTake(scope, run, $"{run.Bytes}, out {Names.ReadOnlySpan} {span}");
                    runs.Read(run, span, values, variables.Of);
                    break;
                case VariablePiece variable:
                    EmitVariable(scope, values, variables, variable.Field);
                    break;
            }
        }
        return openVersions;
    }

    private void EmitVariable(Scope scope, ValueReader values, FieldVariables variables, int index)
    {
        FieldModel field = message.Fields[index];
        scope.Field = field.Name.TrimStart('@');
        values.Read(field.Type, variables.Of(index), Scope.Cursor);
    }

    /// <summary>Takes a run; where it ends early the fault names the run's first field.</summary>
    private void EmitTake(Scope scope, FixedRun run, string arguments)
    {
        scope.Field = run.Slots.Count == 0 ? "_" : run.Slots[0] switch
        {
            BitGroup group => message.Fields[group.Fields[0].Field].Name.TrimStart('@'),
            Slot slot => message.Fields[((FieldSlot)slot).Field].Name.TrimStart('@'),
        };
        scope.Try($"{Scope.Cursor}.TryTake", arguments);
    }
}
