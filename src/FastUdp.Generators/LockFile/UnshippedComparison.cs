namespace FastUdp.Generators.LockFile;

/// <summary>
/// What the unshipped file has to say about a message is the difference from the shipped file: the lines of places that
/// are new or read otherwise there. It is free to change; it only has to be true.
/// </summary>
/// <param name="Required">The lines it has to hold.</param>
/// <param name="Missing">Those of them it does not.</param>
/// <param name="Stale">The lines it holds for places where there is nothing to say.</param>
internal sealed record UnshippedComparison(
    IReadOnlyList<LockLine> Required, IReadOnlyList<LockLine> Missing, IReadOnlyList<RecordedLine> Stale)
{
    /// <param name="shipped">The shipped lines; null for a message not shipped yet.</param>
    /// <param name="unshipped">The unshipped lines, where there are any.</param>
    /// <param name="current">The message as the source has it.</param>
    public static UnshippedComparison Of(RecordedMessage? shipped, RecordedMessage? unshipped, CurrentMessage current)
    {
        LockLine[] required = [.. current.Lines.Where(line => shipped?.At(line.Place)?.Line != line)];
        var places = new HashSet<int>(required.Select(line => line.Place));
        return new UnshippedComparison(
            required,
            [.. required.Where(line => unshipped?.At(line.Place)?.Line != line)],
            unshipped is null ? [] : [.. unshipped.Lines.Where(line => !places.Contains(line.Line.Place))]);
    }
}
