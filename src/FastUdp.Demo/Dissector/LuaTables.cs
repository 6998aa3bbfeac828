using System.Globalization;
using System.Text;
using FastUdp.Demo.Dissector.Schema;

namespace FastUdp.Demo.Dissector;

/// <summary>The table <c>spec</c> of a script: all that differs between one assembly's dissector and another's.</summary>
internal sealed class LuaTables(FilterNames names)
{
    private readonly StringBuilder _text = new();

    public string Write(DissectorPlan plan)
    {
        _text.AppendLine("local spec = {");
        Line(1, $"protocol = {LuaText.Quote(plan.Protocol)}, title = {LuaText.Quote(plan.Title)}, prefix = {LuaText.Quote(plan.Prefix)},");
        Line(1, plan.Ports.Count > 0 ? $"ports = {{ {string.Join(", ", plan.Ports)} }}," : "ports = {},");
        if (plan.Only is { } only)
            Line(1, $"only = {LuaText.Quote(only.Name)},");
        Line(1, "messages = {");
        foreach (SchemaMessage message in plan.Messages)
            Write(message);
        Line(1, "},");
        _text.AppendLine("}");
        return _text.ToString();
    }

    private void Write(SchemaMessage message)
    {
        Line(2, "{");
        string id = message.Id is { } number ? $"id = {number}, " : "";
        Line(3, $"{id}name = {LuaText.Quote(message.Name)},");
        Line(3, $"label = {LuaText.Quote(names.Label(message))}, filter = {LuaText.Quote(names.Filter(message))},");
        Line(3, "items = {");
        var filters = message.Fields.Zip(names.Filters(message)).ToDictionary(
            static pair => pair.First, static pair => pair.Second, (IEqualityComparer<SchemaField>)ReferenceEqualityComparer.Instance);
        foreach (SchemaItem item in SchemaLayout.ItemsOf(message.Fields))
            Write(item, filters);
        Line(3, "},");
        Line(2, "},");
    }

    private void Write(SchemaItem item, Dictionary<SchemaField, string> filters)
    {
        string since = item.Since > 1 ? $"since = {item.Since}, " : "";
        switch (item)
        {
            case WholeItem { Field: var field }:
                Line(4, $"{{ {since}{Named(field, filters)}type = {LuaTypes.Write(field.Type)}{Facts(field)} }},");
                break;
            case GroupItem group:
                Line(4, $"{{ {since}bytes = {group.Bytes}, be = {(group.IsBigEndian ? "true" : "false")}, bits = {{");
                foreach (PlacedBits bits in group.Fields)
                    Line(5, $"{{ {Named(bits.Field, filters)}type = {LuaTypes.Write(bits)}{Facts(bits.Field)} }},");
                Line(4, "} },");
                break;
        }
    }

    private static string Named(SchemaField field, Dictionary<SchemaField, string> filters) =>
        $"name = {LuaText.Quote(field.Name)}, filter = {LuaText.Quote(filters[field])}, ";

    private static string Facts(SchemaField field)
    {
        string facts = "";
        if (WireConstant.Of(field) is { } constant)
            facts += $", constant = {LuaText.UInt64(constant)}";
        if (field.EnumMembers.Count > 0)
            facts += $", values = {{ {string.Join(", ", Values(field.EnumMembers))} }}";
        return facts;
    }

    // Lua 5.2 has doubles for numbers: beyond their whole numbers a member goes without its name. Of aliases the first counts.
    private static IEnumerable<string> Values(IReadOnlyList<SchemaEnumMember> members)
    {
        Int128 limit = Int128.One << 53;
        return members
            .Where(member => Int128.Abs(member.Value) < limit)
            .DistinctBy(static member => member.Value)
            .Select(static member => string.Create(CultureInfo.InvariantCulture, $"[{member.Value}] = {LuaText.Quote(member.Name)}"));
    }

    private void Line(int depth, string text) => _text.Append(' ', 4 * depth).AppendLine(text);
}
