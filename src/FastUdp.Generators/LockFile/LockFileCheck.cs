using System.Collections.Concurrent;
using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.LockFile;

/// <summary>The lock files of one compilation, and what they have against its messages. Called from several threads.</summary>
internal sealed class LockFileCheck(LockFileSource shipped, LockFileSource unshipped)
{
    /// <summary>The property of a diagnostic that names the message.</summary>
    public const string MessageProperty = "Message";

    /// <summary>The property of a diagnostic with the lines the unshipped file has to hold about it, one a line.</summary>
    public const string LinesProperty = "Lines";

    /// <summary>The property of a diagnostic with the version a field needs.</summary>
    public const string VersionProperty = "Version";

    private readonly ConcurrentDictionary<string, bool> _seen = new();
    private readonly ImmutableArray<LockFileFault> _gaps = [.. shipped.Content.Gaps()];

    /// <summary>Notes that a message is there, whether it compiles or not.</summary>
    public void Saw(string message) => _seen.TryAdd(message, true);

    /// <summary>Reports what has changed in a message: what breaks, or else what is not recorded.</summary>
    public void Report(INamedTypeSymbol type, CurrentMessage current, Action<Diagnostic> report)
    {
        RecordedMessage? recorded = Find(shipped, current.Name);
        IReadOnlyList<LayoutChange> changes = [];
        if (recorded is { Misplaced: not null })
            return;
        if (recorded is not null)
            changes = ShippedComparison.BreakingChanges(recorded, current);
        foreach (LayoutChange change in changes)
            report(Breaking(type, current, change));
        if (changes.Count == 0)
            ReportUnrecorded(type, current, UnshippedComparison.Of(recorded, Find(unshipped, current.Name), current), report);
    }

    /// <summary>Reports the lines of a file that cannot count.</summary>
    public void ReportFaults(AdditionalText file, Action<Diagnostic> report)
    {
        if (file.Path == shipped.Path)
            Report(shipped, shipped.Content.Faults.Concat(_gaps));
        else if (file.Path == unshipped.Path)
            Report(unshipped, unshipped.Content.Faults);

        void Report(LockFileSource source, IEnumerable<LockFileFault> faults)
        {
            foreach (LockFileFault fault in faults)
                report(Diagnostic.Create(LockDescriptors.NotUnderstood, source.LocationOf(fault.Source), fault.Reason));
        }
    }

    /// <summary>Reports the messages the files have and the compilation has not.</summary>
    public void ReportGone(Action<Diagnostic> report)
    {
        foreach (RecordedMessage message in Gone(shipped))
            report(Diagnostic.Create(LockDescriptors.MessageRemoved, shipped.LocationOf(message.Lines.First().Source), message.Name));
        foreach (RecordedMessage message in Gone(unshipped))
        {
            report(Diagnostic.Create(
                LockDescriptors.RecordedButGone, unshipped.LocationOf(message.Lines.First().Source), Lines(message.Name, []), message.Name));
        }
    }

    private static RecordedMessage? Find(LockFileSource file, string message) =>
        file.Content.Messages.TryGetValue(message, out RecordedMessage? recorded) ? recorded : null;

    private IEnumerable<RecordedMessage> Gone(LockFileSource file) =>
        file.Content.Messages.Values.Where(message => !_seen.ContainsKey(message.Name)).OrderBy(message => message.Name, StringComparer.Ordinal);

    private static Diagnostic Breaking(INamedTypeSymbol type, CurrentMessage current, LayoutChange change)
    {
        ISymbol place = SymbolAt(type, current, change.Place);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (change.Kind == LayoutChangeKind.AppendedWithoutSince)
            properties = properties.Add(VersionProperty, change.After);
        object[] details = change.Kind switch
        {
            LayoutChangeKind.Removed => [change.Subject],
            LayoutChangeKind.AppendedWithoutSince => [change.After],
            _ => [change.Before, change.After],
        };
        return Diagnostic.Create(
            LockDescriptors.Of(change.Kind), place.Locations[0], properties, [Describe(type, place, change.Place), .. details]);
    }

    private void ReportUnrecorded(INamedTypeSymbol type, CurrentMessage current, UnshippedComparison comparison, Action<Diagnostic> report)
    {
        ImmutableDictionary<string, string?> properties = Lines(current.Name, comparison.Required);

        // One warning serves a message that is new altogether.
        bool isNew = comparison.Missing.Count == current.Texts.Count + 1;
        foreach (LockLine line in isNew ? comparison.Missing.Take(1) : comparison.Missing)
        {
            ISymbol place = SymbolAt(type, current, line.Place);
            string lack = isNew ? "has no line of it" : $"lacks '{line}'";
            report(Diagnostic.Create(LockDescriptors.NotRecorded, place.Locations[0], properties, Describe(type, place, line.Place), lack));
        }
        foreach (RecordedLine stale in comparison.Stale)
        {
            report(Diagnostic.Create(
                LockDescriptors.NotRecorded, unshipped.LocationOf(stale.Source), properties,
                type.ToDisplayString(SymbolNames.Short), $"has '{stale.Line}', which says nothing new"));
        }
    }

    /// <summary>The member that stands at a place; the type for its identifier and for reserved bytes.</summary>
    private static ISymbol SymbolAt(INamedTypeSymbol type, CurrentMessage current, int place) =>
        place >= 0 && !current.Fields[place].IsReserved
            ? type.GetMembers(current.Fields[place].Name).FirstOrDefault(member => member is IFieldSymbol or IPropertySymbol) ?? type
            : type;

    private static string Describe(INamedTypeSymbol type, ISymbol place, int index)
    {
        string name = place.ToDisplayString(SymbolNames.Short);
        return place.Equals(type, SymbolEqualityComparer.Default) && index >= 0 ? $"{name} #{index}" : name;
    }

    private static ImmutableDictionary<string, string?> Lines(string message, IEnumerable<LockLine> lines) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(MessageProperty, message)
            .Add(LinesProperty, string.Join("\n", lines));
}
