using FastUdp.Generators.Model;

namespace FastUdp.Generators.Emitting;

/// <summary>The variables a reader collects the fields in, and the object it makes of them.</summary>
internal sealed class FieldVariables(MessageModel message)
{
    /// <summary>The variable of a field. The underscore keeps it apart from every other name.</summary>
    public string Of(int field)
    {
        string name = message.Fields[field].Name.TrimStart('@');
        return $"{char.ToLowerInvariant(name[0])}{name.Substring(1)}_{field}";
    }

    /// <summary>The variable of a field, by the field's name.</summary>
    public string Of(string name)
    {
        int index = 0;
        while (message.Fields[index].Name != name)
            index++;
        return Of(index);
    }

    /// <summary>Declares them; those that a datagram may lack have the defaults of their types.</summary>
    public void Declare(Scope scope)
    {
        for (int index = 0; index < message.Fields.Count; index++)
        {
            FieldModel field = message.Fields[index];
            if (field.IsStored)
                scope.Code.Line($"{field.CSharpType} {Of(index)}{(field.Since > 1 ? $" = {Default(field.Type)}" : "")};");
        }
    }

    /// <summary>Makes the message.</summary>
    public void Construct(Scope scope)
    {
        string arguments = string.Join(", ", message.Construction.Arguments.Select(Of));
        string made = $"message = new {message.Type.FullName}({arguments})";
        if (message.Construction.Initialized.Count == 0)
        {
            scope.Code.Line(made + ";");
            return;
        }
        scope.Code.Open(made);
        foreach (int index in message.Construction.Initialized)
            scope.Code.Line($"{message.Fields[index].Name} = {Of(index)},");
        scope.Code.Close(";");
    }

    private static string Default(WireType type) => type switch
    {
        TextType => "\"\"",
        BlobType { Kind: BlobKind.Array } => "[]",
        SequenceType { Kind: not SequenceKind.InlineArray } => "[]",
        AddressType { HasPort: false } => "global::System.Net.IPAddress.Any",
        _ => "default",
    };
}
