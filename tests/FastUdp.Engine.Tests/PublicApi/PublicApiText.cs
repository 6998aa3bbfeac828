using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace FastUdp.Engine.Tests.PublicApi;

/// <summary>Writes what an assembly shows to others, a type a paragraph and a member a line, in a fixed order.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    // What the compiler adds to every record, and says nothing.
    private static readonly HashSet<string> RecordMembers = ["<Clone>$", "PrintMembers", "get_EqualityContract", "EqualityContract"];

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Head(type)}\n");
            foreach (string member in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Head(Type type)
    {
        string kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? (IsReadOnly(type) ? "readonly " : "") + (type.IsByRefLike ? "ref struct" : "struct")
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";
        string[] interfaces = type.IsEnum ? [] : type.GetInterfaces().Select(TypeNames.Of).Order(StringComparer.Ordinal).ToArray();
        return $"{kind} {TypeNames.Of(type)}{(interfaces.Length == 0 ? "" : " : " + string.Join(", ", interfaces))}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture):D2} {name}");
        return type.GetMembers(Declared)
            .Where(member => !RecordMembers.Contains(member.Name))
            .Select(Describe)
            .OfType<string>();
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $"new({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Describe(property),
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Describe(method),
        FieldInfo { IsPublic: true, IsLiteral: true } field => $"const {TypeNames.Of(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo { IsPublic: true } field => $"{(field.IsStatic ? "static" : "field")} {TypeNames.Of(field.FieldType)} {field.Name}",
        EventInfo { AddMethod: { } add } @event when IsVisible(add) => $"event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}",
        _ => null,
    };

    private static string Describe(PropertyInfo property)
    {
        MethodInfo? set = property.SetMethod is { } setter && IsVisible(setter) ? setter : null;
        bool isInit = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string accessors = (property.GetMethod is { } get && IsVisible(get) ? "get; " : "") + (set is null ? "" : isInit ? "init; " : "set; ");
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string index = string.Join(", ", property.GetIndexParameters().Select(Describe));
        string name = index.Length > 0 ? $"this[{index}]" : property.Name;
        bool isStatic = property.GetAccessors(nonPublic: true)[0].IsStatic;
        string type = Reference(property.PropertyType, property.IsDefined(typeof(IsReadOnlyAttribute))
            || property.GetMethod?.ReturnParameter.IsDefined(typeof(IsReadOnlyAttribute)) == true) + Mark(Nullability.Create(property));
        return $"{required}{(isStatic ? "static " : "")}{type} {name} {{ {accessors}}}";
    }

    private static string Describe(MethodInfo method)
    {
        Type[] arguments = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        string generics = arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(TypeNames.Of))}>" : "";
        string constraints = string.Concat(arguments.Select(Constraint));
        bool isReadOnly = method.ReturnParameter.IsDefined(typeof(IsReadOnlyAttribute));
        string returned = Reference(method.ReturnType, isReadOnly) + Mark(Nullability.Create(method.ReturnParameter));
        return $"{(method.IsStatic ? "static " : "")}{returned} {method.Name}{generics}({Parameters(method)}){constraints}";
    }

    private static string Constraint(Type argument) =>
        $" where {argument.Name} : {string.Join(", ", argument.GetGenericParameterConstraints().Select(TypeNames.Of))}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Describe));

    private static string Describe(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        Type type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        string value = !parameter.HasDefaultValue ? "" : $" = {parameter.DefaultValue ?? (type.IsValueType ? "default" : "null")}";
        return $"{direction}{TypeNames.Of(type)}{Mark(Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Reference(Type type, bool isReadOnly) =>
        type.IsByRef ? $"ref {(isReadOnly ? "readonly " : "")}{TypeNames.Of(type.GetElementType()!)}" : TypeNames.Of(type);

    private static string Mark(NullabilityInfo nullability) =>
        nullability is { ReadState: NullabilityState.Nullable, Type.IsValueType: false } ? "?" : "";

    private static bool IsReadOnly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);

    private static bool IsVisible(MethodBase method) => method.IsPublic || (method.IsFamily && !method.DeclaringType!.IsSealed);
}
