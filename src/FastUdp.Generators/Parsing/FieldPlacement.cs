using FastUdp.Generators.Analysis;
using FastUdp.Generators.Model;
using Microsoft.CodeAnalysis;

namespace FastUdp.Generators.Parsing;

/// <summary>
/// Where the fields begin: behind one another, after reserved bytes, or at explicit offsets. Follows the rules of
/// <see cref="MessageLayout"/> for groups of bit fields.
/// </summary>
internal sealed class FieldPlacement
{
    private readonly MessageContext _context;
    private FieldDraft? _previous;
    private FieldDraft? _variable;
    private int _end;
    private int _groupBegin;
    private int _groupBits;

    private FieldPlacement(MessageContext context) => _context = context;

    public static void Apply(MessageContext context, IReadOnlyList<FieldDraft> fields)
    {
        var placement = new FieldPlacement(context);
        foreach (FieldDraft field in fields)
            placement.Place(field);
    }

    private void Place(FieldDraft field)
    {
        FieldAttributes attributes = field.Member.Attributes;
        if (attributes.Find(KnownNames.Offset) is AttributeData offset)
            MoveTo(field, offset);
        else if (attributes.Find(KnownNames.Reserved) is AttributeData reserved)
            field.ReservedBefore = Ranges.Check(
                _context, field.Member.Display, reserved, 0, reserved.Int(0), Ranges.MinLength, Ranges.MaxDatagram) ?? 0;
        Advance(field);
        _previous = field;
    }

    private void MoveTo(FieldDraft field, AttributeData attribute)
    {
        if (Ranges.Check(_context, field.Member.Display, attribute, 0, attribute.Int(0), 0, Ranges.MaxDatagram) is not int offset)
            return;
        string? conflict = _variable is not null
            ? $"{_variable.Member.Display} before it is of variable length"
            : offset < _end ? $"{_previous?.Member.Display} before it ends at {SymbolNames.Number(_end)}" : null;
        if (conflict is not null)
        {
            _context.Report(
                Descriptors.OffsetConflict, attribute.ArgumentLocation(0, _context.Cancellation),
                field.Member.Display, SymbolNames.Number(offset), conflict);
            return;
        }
        field.ReservedBefore = offset - _end;

        // A bit field with an offset of its own begins at that byte, even right behind a group.
        field.StartsBitGroup |= field.Type is BitFieldType && _previous?.Type is BitFieldType && field.ReservedBefore == 0;
    }

    private void Advance(FieldDraft field)
    {
        if (field.Type is BitFieldType bits)
            AddBits(field, bits);
        else if (field.Type.IsFixed)
            _end = Saturated((long)_end + field.ReservedBefore + field.Type.MaxBytes);
        else
            _variable ??= field;
    }

    private void AddBits(FieldDraft field, BitFieldType bits)
    {
        if (!Continues(field, bits))
        {
            _groupBegin = Saturated((long)_end + field.ReservedBefore);
            _groupBits = 0;
        }
        int before = _groupBits;
        _groupBits += bits.Width;
        _end = Saturated((long)_groupBegin + ((_groupBits + 7) / 8));
        if (before <= 64 && _groupBits > 64)
            _context.Report(Descriptors.BitGroupTooWide, field.Member.Location, field.Member.Display, _groupBits);
    }

    private bool Continues(FieldDraft field, BitFieldType bits) =>
        _previous is { Type: BitFieldType before } && before.IsBigEndian == bits.IsBigEndian
        && !field.StartsBitGroup && field.ReservedBefore == 0 && field.Since == _previous.Since;

    private static int Saturated(long bytes) => (int)Math.Min(bytes, WireType.Unbounded);
}
