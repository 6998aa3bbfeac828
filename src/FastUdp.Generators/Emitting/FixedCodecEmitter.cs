using FastUdp.Generators.Model;
using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>
/// The codec of a message that always has the same size: one check of the length, then straight-line code over a span
/// of constant length, from which the JIT removes every other check.
/// </summary>
internal sealed class FixedCodecEmitter(CodeWriter code, MessageModel message, MessageLayout layout)
{
    /// <summary>Up to so many fields the code is short enough to be worth inlining.</summary>
    private const int MaxInlinedFields = 12;

    private readonly CodecSignatures _signatures = new(code, message);
    private readonly string _type = message.Type.FullName;
    private readonly int _bodyBytes = layout.MaxBytes;

    private FixedRun Run => layout.Pieces.Count == 0
        ? new FixedRun(1, 0, default, HasReservedBytes: false)
        : (FixedRun)layout.Pieces[0];

    /// <summary>Whether the struct's own memory may be its wire form, which only the run time knows for sure.</summary>
    private bool MayMoveWhole => layout.IsWireLayout && message.MayLieInMemoryAsOnWire && !message.Type.IsRefStruct;

    private string? Inlining => message.Fields.Count <= MaxInlinedFields ? Names.Inline : null;

    public void Emit()
    {
        EmitTryWrite();
        EmitTryRead();
        EmitBodies();
        EmitTryWriteFixed();
        EmitTryReadFixed();
    }

    private void EmitTryWrite()
    {
        _signatures.OpenTryWrite(Inlining);
        code.Open("if (destination.Length < MaxWireSize)");
        code.Line("written = 0;");
        code.Line($"return {Names.Fault}.Raise(out fault, {Names.Reason}.NoRoom, null, destination.Length, MaxWireSize);");
        code.Close();
        _signatures.WriteIdentifier("destination");
        code.Line("fault = default;");
        code.Line($"bool isWritten = TryWriteFixed(message, destination.Slice({_signatures.Identifier.Length}, {_bodyBytes}), ref fault);");
        code.Line("written = isWritten ? MaxWireSize : 0;");
        code.Line("return isWritten;");
        code.Close();
        code.Line();
    }

    private void EmitTryRead()
    {
        _signatures.OpenTryRead(Inlining);
        _signatures.RefuseForeignSource();
        code.Line("fault = default;");
        code.Line($"return TryReadFixed(source.Slice({_signatures.Identifier.Length}, {_bodyBytes}), out message, ref fault);");
        code.Close();
        code.Line();
    }

    private void EmitBodies()
    {
        _signatures.OpenTryWriteBody();
        code.Line($"return writer.TryTake({_bodyBytes}, out {Names.Span} run, ref fault) && TryWriteFixed(message, run, ref fault);");
        code.Close();
        code.Line();

        _signatures.OpenTryReadBody();
        code.Line("message = default!;");
        code.Line($"return reader.TryTake({_bodyBytes}, out {Names.ReadOnlySpan} run, ref fault) && TryReadFixed(run, out message, ref fault);");
        code.Close();
        code.Line();
    }

    private void EmitTryWriteFixed()
    {
        EmitInlining();
        code.Open($"private static bool TryWriteFixed(scoped in {_type} message, {Names.Span} run, scoped ref {Names.Fault} fault)");
        if (MayMoveWhole)
            EmitWholeMove($"{Names.MemoryMarshal}.Write(run, in message);");
        new RunCode(new Scope(code), message.Fields).Write(Run, "run");
        code.Line("return true;");
        code.Close();
        code.Line();
    }

    private void EmitTryReadFixed()
    {
        EmitInlining();
        code.Open($"private static bool TryReadFixed({Names.ReadOnlySpan} run, {_signatures.Out}, scoped ref {Names.Fault} fault)");
        if (MayMoveWhole)
            EmitWholeMove($"message = {Names.MemoryMarshal}.Read<{_type}>(run);");
        var scope = new Scope(code);
        var variables = new FieldVariables(message);
        code.Line("message = default!;");
        variables.Declare(scope);
        new RunCode(scope, message.Fields).Read(Run, "run", new ValueReader(scope, variables.Of), variables.Of);
        variables.Construct(scope);
        code.Line("return true;");
        code.Close();
    }

    private void EmitWholeMove(string move)
    {
        code.Open($"if ({Names.Bulk}.IsWireLayout<{_type}>({_bodyBytes}))");
        code.Line(move);
        code.Line("return true;");
        code.Close();
    }

    private void EmitInlining()
    {
        if (Inlining is not null)
            code.Line(Inlining);
    }
}
