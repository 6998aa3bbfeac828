using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>Holds the most bytes a message can take against its budget, and names the fields that take them.</summary>
internal static class BudgetCheck
{
    private const int NamedFields = 3;

    public static void Check(MessageContext context, IReadOnlyList<FieldDraft> fields, int id, int trailingReservedBytes)
    {
        if (Budget(context) is not int budget)
            return;
        FieldModel[] models = [.. fields.Select(each => each.ToModel())];
        int bytes = LebSize.OfIdentifier(id) + MessageLayout.Of(models, trailingReservedBytes).MaxBytes;
        if (bytes <= budget)
            return;
        FieldDraft[] largest = [.. fields.OrderByDescending(Take).Take(NamedFields)];
        Location? location = largest.Length > 0 && Take(largest[0]) >= trailingReservedBytes
            ? largest[0].Member.Location
            : context.Type.Find(KnownNames.Reserved)?.ArgumentLocation(0, context.Cancellation);
        context.Report(
            Descriptors.OverBudget, location,
            context.Name, SymbolNames.Number(bytes), SymbolNames.Number(bytes - budget), SymbolNames.Number(budget),
            Shares(largest, trailingReservedBytes, fields.Count));
    }

    /// <summary>The budget of the message, else the assembly's; null when it is not valid, which is reported.</summary>
    private static int? Budget(MessageContext context)
    {
        int own = context.Declaration.Named<int>("Budget");
        if (own is > 0 and <= Ranges.MaxDatagram)
            return own;
        if (own == 0)
            return AssemblyBudget(context.Compilation);
        context.Report(
            Descriptors.ArgumentOutOfRange, context.Declaration.ArgumentLocation("Budget", context.Cancellation),
            Ranges.Arguments(context.Name, context.Declaration, own, Ranges.MinLength, Ranges.MaxDatagram));
        return null;
    }

    private static int AssemblyBudget(Compilation compilation) =>
        compilation.Assembly.Find(KnownNames.DatagramBudget)?.Int(0) is int budget and >= Ranges.MinLength and <= Ranges.MaxDatagram
            ? budget
            : Ranges.DefaultBudget;

    private static int Take(FieldDraft field) => field.ReservedBefore + field.Type.MaxBytes;

    private static string Shares(FieldDraft[] largest, int trailingReservedBytes, int fieldCount)
    {
        IEnumerable<(string Name, int Bytes)> shares = largest.Select(each => (Name: each.Member.Symbol.Name, Bytes: Take(each)));
        if (trailingReservedBytes > 0)
            shares = shares.Concat([(Name: "reserved", Bytes: trailingReservedBytes)]).OrderByDescending(each => each.Bytes);
        string text = string.Join(", ", shares.Take(NamedFields).Select(each => $"{each.Name} {SymbolNames.Number(each.Bytes)}"));
        return fieldCount > NamedFields ? text + ", …" : text;
    }
}
