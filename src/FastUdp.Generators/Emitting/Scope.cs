using FastUdp.Generators.Support;

namespace FastUdp.Generators.Emitting;

/// <summary>
/// Where statements go, how they give up, and which names are taken: a method that is being written, at one of its fields.
/// </summary>
/// <param name="code">The text.</param>
/// <param name="cursor">The reader or writer the method was given; null where it has an <c>out fault</c> instead.</param>
internal sealed class Scope(CodeWriter code, string? cursor)
{
    private int _names;

    public CodeWriter Code { get; } = code;

    /// <summary>The field the statements are about, as faults name it.</summary>
    public string Field { get; set; } = "";

    /// <summary>A name no other variable of the method has.</summary>
    public string Name(string stem) => $"{stem}{++_names}";

    /// <summary>The statement that gives up for a reason.</summary>
    public string Fail(string reason, string value = "0", string limit = "0")
    {
        string arguments = $"{Names.Reason}.{reason}, \"{Field}\", {value}, {limit}";
        return cursor is null ? $"return {Names.Fault}.Raise(out fault, {arguments});" : $"return {cursor}.Fail({arguments});";
    }

    /// <summary>The statement that gives up because a cursor did.</summary>
    public string FailAs(string other)
    {
        if (cursor is null)
            return $"{{ fault = {other}.Fault.In(\"{Field}\"); return false; }}";
        return cursor == other ? $"return {cursor}.Fail(\"{Field}\");" : $"return {cursor}.Fail({other}.Fault, \"{Field}\");";
    }

    /// <summary>Writes an <c>if</c> that gives up unless a call on a cursor succeeds.</summary>
    public void Try(string call, string other)
    {
        Code.Line($"if (!{call})");
        Code.Then(FailAs(other));
    }
}
