using System.Collections.Immutable;
using FastUdp.Generators.Parsing;
using FastUdp.Generators.Support;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Dispatch;

/// <summary>
/// Makes the model of a dispatcher, and says what is wrong with it. The generator takes the model, the analyzer the
/// diagnostics: a handler with a fault is left out of the model, so that the rest of the dispatcher stands.
/// </summary>
internal sealed class DispatcherParser
{
    private readonly INamedTypeSymbol _type;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly List<(HandlerModel Model, IMethodSymbol Method)> _handlers = [];

    private DispatcherParser(INamedTypeSymbol type) => _type = type;

    public static (DispatcherModel? Model, ImmutableArray<Diagnostic> Diagnostics) Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var parser = new DispatcherParser(type);
        DispatcherModel? model = parser.Parse(cancellation);
        return (model, parser._diagnostics.ToImmutable());
    }

    private DispatcherModel? Parse(CancellationToken cancellation)
    {
        foreach ((string reason, Location? location) in DispatcherShape.Faults(_type, cancellation))
            Report(DispatcherDescriptors.NotADispatcher, location, _type, reason);

        IMethodSymbol[] methods = [.. _type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Find(DispatcherNames.Handles) is not null)];
        if (methods.Length == 0)
            Report(DispatcherDescriptors.NoHandlers, _type.Locations.FirstOrDefault(), _type);
        bool isDispatcher = !_diagnostics.Any(each => each.Descriptor == DispatcherDescriptors.NotADispatcher);
        foreach (IMethodSymbol method in methods)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(method);
        }
        RemoveUnreachable();
        return isDispatcher
            ? new DispatcherModel(TypeShape.Model(_type), new EquatableArray<HandlerModel>(_handlers.Select(handler => handler.Model)))
            : null;
    }

    private void Add(IMethodSymbol method)
    {
        if (HandlerShape.Fault(method) is { } fault)
        {
            // What the compiler already refuses is not refused twice.
            if (fault.Reason.Length > 0)
                Report(DispatcherDescriptors.WrongShape, fault.Location, method, fault.Reason);
            return;
        }
        _handlers.Add((HandlerShape.Model(method), method));
    }

    private void RemoveUnreachable()
    {
        var taken = new Dictionary<int, IMethodSymbol>();
        for (int index = 0; index < _handlers.Count; index++)
        {
            (HandlerModel handler, IMethodSymbol method) = _handlers[index];
            string? reason = ReasonUnreachable(handler, taken);
            if (reason is null)
            {
                taken.Add(handler.Id, method);
                continue;
            }
            Report(DispatcherDescriptors.Unreachable, method.Locations.FirstOrDefault(), method, reason);
            _handlers.RemoveAt(index--);
        }
    }

    private string? ReasonUnreachable(HandlerModel handler, Dictionary<int, IMethodSymbol> taken)
    {
        if (taken.TryGetValue(-1, out IMethodSymbol? other))
            return $"{Name(other)} takes every datagram, for its message has no identifier";
        if (handler.Id < 0 && taken.Count > 0)
            return $"its message has no identifier to be told by from that of {Name(taken.First().Value)}";
        if (!taken.TryGetValue(handler.Id, out other))
            return null;
        bool isSame = _handlers.First(each => each.Method.Equals(other, SymbolEqualityComparer.Default)).Model.Message == handler.Message;
        return $"{Name(other)} takes {(isSame ? "this message" : $"the identifier {handler.Id}")} already";
    }

    private void Report(DiagnosticDescriptor descriptor, Location? location, ISymbol symbol, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, location, [Name(symbol), .. arguments]));

    private static string Name(ISymbol symbol) => symbol is INamedTypeSymbol type ? type.ToDisplayString(SymbolNames.Short) : symbol.Name;
}
