using FastUdp.Generators.Model;

namespace FastUdp.Generators.LockFile;

/// <summary>A message as the source has it, in the terms of the lock file.</summary>
internal sealed class CurrentMessage
{
    private CurrentMessage(MessageModel model)
    {
        Name = model.Type.DisplayName;
        Identifier = LockLine.OfIdentifier(Name, model.Id);
        Texts = [.. SchemaText.Fields(model, withEnums: false)];
        Fields = FieldLayout.ParseAll(Texts);
        WholeBytes = [.. BytesOf(model)];
    }

    public string Name { get; }

    public LockLine Identifier { get; }

    /// <summary>The lines of the schema, a place each.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The same lines, taken apart.</summary>
    public IReadOnlyList<FieldLayout> Fields { get; }

    /// <summary>The bytes each place always takes; 0 for one of variable length, and for one that shares bytes with others.</summary>
    public IReadOnlyList<int> WholeBytes { get; }

    /// <summary>What a lock file has to hold, in its order.</summary>
    public IEnumerable<LockLine> Lines => Texts.Select((text, place) => new LockLine(Name, place, text)).Prepend(Identifier);

    public static CurrentMessage Of(MessageModel model) => new(model);

    private static IEnumerable<int> BytesOf(MessageModel model)
    {
        foreach (FieldModel field in model.Fields)
        {
            if (field.ReservedBefore > 0)
                yield return field.ReservedBefore;
            yield return field.Type.IsFixed && field.Type is not BitFieldType ? field.Type.MaxBytes : 0;
        }
        if (model.TrailingReservedBytes > 0)
            yield return model.TrailingReservedBytes;
    }
}
