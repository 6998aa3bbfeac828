using FastUdp.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Dispatch;

/// <summary>Whether a method can take messages: <c>void Name(in TMessage message, in DatagramContext context)</c>.</summary>
internal static class HandlerShape
{
    private const string Expected = "it must be void Name(in TMessage message, in DatagramContext context)";

    /// <summary>What stands against it and where; without a reason where the compiler says it already.</summary>
    public static (string Reason, Location? Location)? Fault(IMethodSymbol method)
    {
        Location? location = method.Locations.FirstOrDefault();
        if (FaultOfMethod(method) is string reason)
            return (reason, location);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Error)
                return ("", location);
            string? fault = parameter.Ordinal == 0 ? FaultOfMessage(parameter) : FaultOfContext(parameter);
            if (fault is not null)
                return (fault, parameter.Locations.FirstOrDefault() ?? location);
        }
        return null;
    }

    /// <summary>The model of a method without a fault.</summary>
    public static HandlerModel Model(IMethodSymbol method) => new(
        SymbolNames.Escape(method.Name),
        method.IsStatic,
        SymbolNames.CodeNotNull(method.Parameters[0].Type),
        Identifier(method.Parameters[0].Type),
        method.Parameters[0].RefKind == RefKind.In,
        method.Parameters.Length > 1,
        method.Parameters.Length > 1 && method.Parameters[1].RefKind == RefKind.In);

    private static string? FaultOfMethod(IMethodSymbol method) => method switch
    {
        { MethodKind: not MethodKind.Ordinary } => "it is not an ordinary method",
        { IsGenericMethod: true } => "it is generic, so its message is not known",
        { IsAsync: true } => "it is async, and what it is given is borrowed until it returns",
        { ReturnsVoid: false } => $"it returns {method.ReturnType.ToDisplayString(SymbolNames.Short)} and not void",
        { Parameters.Length: 0 } => $"it takes no message; {Expected}",
        { Parameters.Length: > 2 } => $"it has {method.Parameters.Length} parameters; {Expected}",
        _ => null,
    };

    private static string? FaultOfMessage(IParameterSymbol parameter) => FaultOfPassing(parameter)
        ?? (parameter.Type.Find(KnownNames.DatagramMessage) is null ? $"{Name(parameter)} is not marked [DatagramMessage]" : null);

    private static string? FaultOfContext(IParameterSymbol parameter) => FaultOfPassing(parameter)
        ?? (parameter.Type is INamedTypeSymbol { Name: DispatcherNames.Context } type && type.IsIn("FastUdp", "Messages")
            ? null
            : $"its second parameter is a {Name(parameter)} and not a DatagramContext");

    private static string? FaultOfPassing(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not (RefKind.None or RefKind.In) } => $"{parameter.Name} is passed by {Keyword(parameter.RefKind)}, and only by value or by in can it be",
        { IsParams: true } => $"{parameter.Name} is a params parameter",
        _ => null,
    };

    private static string Keyword(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref",
        RefKind.Out => "out",
        _ => "ref readonly",
    };

    private static string Name(IParameterSymbol parameter) => parameter.Type.ToDisplayString(SymbolNames.Short);

    /// <summary>The identifier that the message's attribute gives, -1 where it gives none.</summary>
    private static int Identifier(ITypeSymbol message)
    {
        AttributeData? attribute = message.Find(KnownNames.DatagramMessage);
        return attribute?.ConstructorArguments.Select(argument => argument.Value).OfType<int>().DefaultIfEmpty(-1).First() ?? -1;
    }
}
