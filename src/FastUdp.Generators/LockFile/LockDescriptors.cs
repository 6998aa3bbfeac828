using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.LockFile;

/// <summary>
/// Every diagnostic about the lock files. Two ids have two forms: what is said of a message that is gone needs the whole
/// compilation, so that an editor does not show it while typing.
/// </summary>
internal static class LockDescriptors
{
    private const string Category = "FastUdp.Messages";
    private const string NotRecordedTitle = "A message is not recorded as it is";
    private const string RemovedTitle = "A part of a shipped message is gone";

    public static readonly DiagnosticDescriptor NotRecorded = new(
        "FUDP201", NotRecordedTitle, "{0} is not recorded as it is: " + LockFileText.UnshippedName + " {1}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP201"));

    public static readonly DiagnosticDescriptor RecordedButGone = new(
        "FUDP201", NotRecordedTitle, "{0} is gone, but " + LockFileText.UnshippedName + " still has it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP201"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Removed = new(
        "FUDP202", RemovedTitle, "{0} was shipped with '{1}', which is gone",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP202"));

    public static readonly DiagnosticDescriptor MessageRemoved = new(
        "FUDP202", RemovedTitle, "{0} was shipped and is gone",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP202"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Reordered = new(
        "FUDP203", "The fields of a shipped message have another order", "{0} {1} and {2}: shipped fields keep their places",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP203"));

    public static readonly DiagnosticDescriptor Retyped = new(
        "FUDP204", "A shipped field is of another type", "{0} was shipped as '{1}' and is '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP204"));

    public static readonly DiagnosticDescriptor Resized = new(
        "FUDP205", "A shipped field is of another size", "{0} was shipped in the size of '{1}' and has that of '{2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP205"));

    public static readonly DiagnosticDescriptor Renumbered = new(
        "FUDP206", "A shipped message has another identifier", "{0} was shipped with the identifier {1} and has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP206"));

    public static readonly DiagnosticDescriptor AppendedWithoutSince = new(
        "FUDP207", "A field is appended to a shipped version", "{0} is appended to what was shipped and needs [Since({1})]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP207"));

    public static readonly DiagnosticDescriptor NotUnderstood = new(
        "FUDP208", "A line of a lock file cannot count", "{0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP208"));

    public static DiagnosticDescriptor Of(LayoutChangeKind kind) => kind switch
    {
        LayoutChangeKind.Removed => Removed,
        LayoutChangeKind.Reordered => Reordered,
        LayoutChangeKind.Retyped => Retyped,
        LayoutChangeKind.Resized => Resized,
        LayoutChangeKind.Renumbered => Renumbered,
        LayoutChangeKind.AppendedWithoutSince => AppendedWithoutSince,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
