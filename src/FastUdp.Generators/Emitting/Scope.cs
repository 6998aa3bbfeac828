using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>
/// Where statements go, how they give up, and which names are taken: a method that is being written, at one of its fields.
/// The method has a fault by reference, which it raises when it gives up.
/// </summary>
internal sealed class Scope(CodeWriter code)
{
    /// <summary>The variable that goes from the beginning of a message to its end.</summary>
    public const string Cursor = "cursor";

    private int _names;

    public CodeWriter Code { get; } = code;

    /// <summary>The field the statements are about, as faults name it.</summary>
    public string Field { get; set; } = "";

    /// <summary>A name no other variable of the method has.</summary>
    public string Name(string stem) => $"{stem}{++_names}";

    /// <summary>The statement that gives up for a reason.</summary>
    public string Fail(string reason, string value = "0", string limit = "0") =>
        $"return {Names.Fault}.Raise(out fault, {Names.Reason}.{reason}, \"{Field}\", {value}, {limit});";

    /// <summary>Writes an <c>if</c> that gives up unless a call that raises a fault of its own succeeds.</summary>
    public void Try(string method, string arguments)
    {
        Code.Line($"if (!{method}({(arguments.Length == 0 ? "" : arguments + ", ")}ref fault))");
        Code.Then($"return {Names.Fault}.Name(ref fault, \"{Field}\");");
    }

    /// <summary>
    /// The same for a call that takes a cursor by reference: the method's own stays out of it and has a copy go, so that nobody
    /// takes its address and it lies in registers.
    /// </summary>
    public void TryByReference(string cursor, string method, Func<string, string> arguments)
    {
        if (cursor != Cursor)
        {
            Try(method, arguments(cursor));
            return;
        }
        string copy = Name("copy");
        Code.Line($"var {copy} = {cursor};");
        Try(method, arguments(copy));
        Code.Line($"{cursor} = {copy};");
    }
}
