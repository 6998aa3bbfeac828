using FastUdp.Generators.Model;
using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>The heads of the codec's methods, the identifier, and what else both kinds of codec begin with.</summary>
internal sealed class CodecSignatures(CodeWriter code, MessageModel message)
{
    private readonly string _type = message.Type.FullName;

    /// <summary>The bytes of the identifier.</summary>
    public int[] Identifier { get; } = message.Id switch
    {
        < 0 => [],
        < 0x80 => [message.Id],
        _ => [(message.Id & 0x7F) | 0x80, message.Id >> 7],
    };

    public void OpenTryWrite(string? attribute = null)
    {
        Inherit(attribute);
        code.Open($"public static bool TryWrite(scoped in {_type} message, {Names.Span} destination, out int written, out {Names.Fault} fault)");
        if (message.Type.IsReferenceType)
            code.Line("global::System.ArgumentNullException.ThrowIfNull(message);");
    }

    public void OpenTryRead(string? attribute = null)
    {
        Inherit(attribute);
        code.Open($"public static bool TryRead({Names.ReadOnlySpan} source, {Out}, out {Names.Fault} fault)");
    }

    public void OpenTryWriteBody(string? attribute = null)
    {
        Hide(attribute);
        code.Open($"public static bool TryWriteBody(scoped in {_type} message, scoped ref {Names.Writer} writer, scoped ref {Names.Fault} fault)");
    }

    public void OpenTryReadBody(string? attribute = null)
    {
        Hide(attribute);
        code.Open($"public static bool TryReadBody(scoped ref {Names.Reader} reader, {Out}, scoped ref {Names.Fault} fault)");
    }

    /// <summary>The parameter a reader gives the message in.</summary>
    public string Out => $"[global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out {_type} message";

    /// <summary>Writes the identifier into a span that is long enough.</summary>
    public void WriteIdentifier(string span)
    {
        for (int index = 0; index < Identifier.Length; index++)
            code.Line($"{span}[{index}] = 0x{Identifier[index]:X2};");
    }

    /// <summary>Refuses a source that is too short or begins with another identifier.</summary>
    public void RefuseForeignSource()
    {
        string[] conditions =
        [
            "source.Length < MinWireSize",
            .. Identifier.Select((value, index) => $"source[{index}] != 0x{value:X2}"),
        ];
        code.Open($"if ({string.Join(" || ", conditions)})");
        code.Line("message = default!;");
        code.Line($"return {Names.Identifier}.Refuse(source, MessageId, MinWireSize, out fault);");
        code.Close();
    }

    private void Inherit(string? attribute)
    {
        code.Line("/// <inheritdoc/>");
        if (attribute is not null)
            code.Line(attribute);
    }

    private void Hide(string? attribute)
    {
        Inherit(attribute);
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
    }
}
