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
        SpareBytes = [.. SpareBytesOf(model)];
    }

    public string Name { get; }

    public LockLine Identifier { get; }

    /// <summary>The lines of the schema, a place each.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The same lines, taken apart.</summary>
    public IReadOnlyList<FieldLayout> Fields { get; }

    /// <summary>
    /// The bytes of each place that can stand where others read zeros: always as many, shared with nothing, and zeros are
    /// a value. 0 for all others; a nested message is one of them, as it may have constants.
    /// </summary>
    public IReadOnlyList<int> SpareBytes { get; }

    /// <summary>What a lock file has to hold, in its order.</summary>
    public IEnumerable<LockLine> Lines => Texts.Select((text, place) => new LockLine(Name, place, text)).Prepend(Identifier);

    public static CurrentMessage Of(MessageModel model) => new(model);

    private static IEnumerable<int> SpareBytesOf(MessageModel model)
    {
        foreach (FieldModel field in model.Fields)
        {
            if (field.ReservedBefore > 0)
                yield return field.ReservedBefore;
            yield return field.Constant is null or 0 && TakesZeros(field.Type) ? field.Type.MaxBytes : 0;
        }
        if (model.TrailingReservedBytes > 0)
            yield return model.TrailingReservedBytes;
    }

    private static bool TakesZeros(WireType type) => type.IsFixed && type switch
    {
        BitFieldType or NestedType => false,
        SequenceType sequence => TakesZeros(sequence.Element),
        _ => true,
    };
}
