using FastUdp.Generators.Model;
using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>The generated part of a type, with the namespace and the types it stands in.</summary>
internal static class PartialType
{
    /// <param name="code">Where to.</param>
    /// <param name="type">The type.</param>
    /// <param name="contract">The interface the part implements.</param>
    /// <param name="writeMembers">Writes what stands in it.</param>
    public static void Write(CodeWriter code, TypeModel type, string contract, Action writeMembers)
    {
        string[] scopes = type.Namespace.Length > 0 ? [$"namespace {type.Namespace}", .. type.Containers] : [.. type.Containers];
        foreach (string scope in scopes)
            code.Open(scope);
        code.Open($"{type.Declaration} : {contract}");
        writeMembers();
        code.Close();
        foreach (string _ in scopes)
            code.Close();
    }
}
