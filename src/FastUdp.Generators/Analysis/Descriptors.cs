using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Analysis;

/// <summary>Every diagnostic about the declaration of a message. Each has a page in docs/diagnostics.</summary>
internal static class Descriptors
{
    private const string Category = "FastUdp.Messages";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "FUDP001", "A message type is not partial", "{0} must be partial: the codec becomes part of {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP001"));

    public static readonly DiagnosticDescriptor UnsupportedKind = new(
        "FUDP002", "This kind of type cannot be a message", "{0} cannot be a message: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP002"));

    public static readonly DiagnosticDescriptor IdentifierOutOfRange = new(
        "FUDP003", "A message's identifier is out of range", "The identifier {1} of {0} is not within 0 to 16,383",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP003"));

    public static readonly DiagnosticDescriptor DuplicateIdentifier = new(
        "FUDP004", "Two messages have one identifier", "{0} has the identifier {1}, which is also that of {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP004"));

    public static readonly DiagnosticDescriptor UnsupportedFieldType = new(
        "FUDP005", "A field's type has no wire form", "{0} is of type {1}, which has no wire form: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP005"));

    public static readonly DiagnosticDescriptor MissingMaxLength = new(
        "FUDP006", "A field of variable length has no maximum", "{0} is of variable length and needs [MaxLength({1})] with {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP006"));

    public static readonly DiagnosticDescriptor ArgumentOutOfRange = new(
        "FUDP007", "A number in an attribute is out of range", "[{1}] of {0} names {2}, which is not within {3} to {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP007"));

    public static readonly DiagnosticDescriptor Recursive = new(
        "FUDP008", "A message contains itself", "{0} contains itself, which has no largest size: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP008"));

    public static readonly DiagnosticDescriptor OrderConflict = new(
        "FUDP009", "The order of the fields is not clear", "{0} {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP009"));

    public static readonly DiagnosticDescriptor OffsetConflict = new(
        "FUDP010", "A field cannot begin at its offset", "{0} cannot begin at offset {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP010"));

    public static readonly DiagnosticDescriptor AttributeDoesNotApply = new(
        "FUDP011", "An attribute does not apply to its field", "[{1}] does not apply to {0}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP011"));

    public static readonly DiagnosticDescriptor Contradiction = new(
        "FUDP012", "Two attributes contradict each other", "{0} has both [{1}] and [{2}]: only one can hold",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP012"));

    public static readonly DiagnosticDescriptor TooManyMaxima = new(
        "FUDP013", "More maxima than lengths", "[MaxLength] of {0} names {1} maxima, more than the lengths of {3} that vary: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP013"));

    public static readonly DiagnosticDescriptor BitWidth = new(
        "FUDP014", "A bit width is beyond its type", "[Bits({1})] of {0} is not within 1 to {2}, the bits of {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP014"));

    public static readonly DiagnosticDescriptor BitGroupTooWide = new(
        "FUDP015", "A group of bit fields is over 64 bits", "{0} brings its group of bit fields to {1} bits, beyond 64; StartsGroup begins a new one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP015"));

    public static readonly DiagnosticDescriptor QuantizedRange = new(
        "FUDP016", "A quantized range is not valid", "[Quantized({1}, {2}, {3})] of {0} is not valid: {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP016"));

    public static readonly DiagnosticDescriptor ConstantDoesNotFit = new(
        "FUDP017", "A constant does not fit its field", "[Constant({1})] of {0} is not within {2} to {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP017"));

    public static readonly DiagnosticDescriptor OverBudget = new(
        "FUDP018", "A message can exceed its budget", "{0} can take {1} bytes, {2} beyond its budget of {3}: {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP018"));

    public static readonly DiagnosticDescriptor CannotBeSet = new(
        "FUDP019", "The reader cannot set a field", "{0} cannot be set by the reader: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP019"));

    public static readonly DiagnosticDescriptor UnmatchedParameter = new(
        "FUDP020", "The reader cannot call the constructor", "The parameter {1} of the constructor of {0} cannot be passed: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP020"));

    public static readonly DiagnosticDescriptor BadCounter = new(
        "FUDP021", "The field that counts another is none that can", "[CountedBy(\"{1}\")] of {0} names {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP021"));

    public static readonly DiagnosticDescriptor MisplacedRemainder = new(
        "FUDP022", "What takes the remainder is not last", "{0} takes everything to the end of the datagram, but {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP022"));

    public static readonly DiagnosticDescriptor BadVersion = new(
        "FUDP023", "A field cannot be of a later version", "{0} cannot be of version {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP023"));

    public static readonly DiagnosticDescriptor EmptyElement = new(
        "FUDP024", "Elements of an array can take no bytes", "{0} holds elements of {1}, which can take no bytes: no length of a datagram bounds their number",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP024"));

    public static readonly DiagnosticDescriptor NameTaken = new(
        "FUDP025", "A member has the name of a generated one", "{0} has the name of a member of the codec, which is generated into {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP025"));

    public static readonly DiagnosticDescriptor VersionedInline = new(
        "FUDP026", "A message that grows is nested inline", "{0} nests {1} inline, whose field {2} is of version {3}: mark {0} [LengthPrefixed]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP026"));

    /// <summary>All of them, in the order of their numbers.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfMessages { get; } =
    [
        NotPartial,
        UnsupportedKind,
        IdentifierOutOfRange,
        DuplicateIdentifier,
        UnsupportedFieldType,
        MissingMaxLength,
        ArgumentOutOfRange,
        Recursive,
        OrderConflict,
        OffsetConflict,
        AttributeDoesNotApply,
        Contradiction,
        TooManyMaxima,
        BitWidth,
        BitGroupTooWide,
        QuantizedRange,
        ConstantDoesNotFit,
        OverBudget,
        CannotBeSet,
        UnmatchedParameter,
        BadCounter,
        MisplacedRemainder,
        BadVersion,
        EmptyElement,
        NameTaken,
        VersionedInline,
    ];
}
