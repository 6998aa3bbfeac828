using FastUdp.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Dispatch;

/// <summary>Every diagnostic about dispatchers. Each has a page in docs/diagnostics.</summary>
internal static class DispatcherDescriptors
{
    private const string Category = "FastUdp.Messages";

    public static readonly DiagnosticDescriptor NotADispatcher = new(
        "FUDP101", "This type cannot be a dispatcher", "{0} cannot be a dispatcher: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP101"));

    public static readonly DiagnosticDescriptor WrongShape = new(
        "FUDP102", "A handler is of a wrong shape", "{0} cannot handle a message: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP102"));

    public static readonly DiagnosticDescriptor Unreachable = new(
        "FUDP103", "A handler is never reached", "{0} is never reached: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP103"));

    public static readonly DiagnosticDescriptor NoHandlers = new(
        "FUDP104", "A dispatcher has no handlers", "{0} has no method marked [Handles] and refuses every datagram",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP104"));

    public static readonly DiagnosticDescriptor HandlesOutside = new(
        "FUDP105", "A handler stands outside a dispatcher", "{0} is never called: {1} is not marked [DatagramDispatcher]",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks.For("FUDP105"));
}
