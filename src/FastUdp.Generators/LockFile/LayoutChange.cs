namespace FastUdp.Generators.LockFile;

/// <summary>What a change does to those who run the shipped version.</summary>
internal enum LayoutChangeKind
{
    /// <summary>A field or reserved bytes are gone.</summary>
    Removed,

    /// <summary>A shipped field has moved, or a new one stands before a shipped one.</summary>
    Reordered,

    /// <summary>Another type, constant, version or grouping.</summary>
    Retyped,

    /// <summary>Another maximum, fixed length, width, or number of reserved bytes.</summary>
    Resized,

    /// <summary>Another identifier.</summary>
    Renumbered,

    /// <summary>A field behind the shipped ones that no later version owns.</summary>
    AppendedWithoutSince,
}

/// <summary>A change that breaks a shipped message.</summary>
/// <param name="Kind">What has changed.</param>
/// <param name="Place">The place in the current layout; -1 when the change has none.</param>
/// <param name="Subject">What it concerns: the name of the field, or the line that is gone.</param>
/// <param name="Before">What was shipped.</param>
/// <param name="After">What is declared, or what is asked for.</param>
internal sealed record LayoutChange(LayoutChangeKind Kind, int Place, string Subject = "", string Before = "", string After = "");
