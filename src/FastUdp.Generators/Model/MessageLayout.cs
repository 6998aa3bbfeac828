using FastUdp.Generators.Support;

namespace FastUdp.Generators.Model;

/// <summary>Where the fields of a message lie: its pieces and its sizes, computed from the fields alone.</summary>
internal sealed class MessageLayout
{
    private readonly IReadOnlyList<FieldModel> _fields;
    private readonly List<Piece> _pieces = [];
    private readonly List<Slot> _slots = [];
    private int _runBytes;
    private bool _hasReservedBytes;
    private int _since = 1;

    private MessageLayout(IReadOnlyList<FieldModel> fields, int trailingReservedBytes)
    {
        _fields = fields;
        for (int index = 0; index < fields.Count;)
            index = Add(index);
        AddReserved(trailingReservedBytes);
        EndRun();
    }

    /// <summary>The pieces, in the order of the wire.</summary>
    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>The fewest bytes a reader accepts: those of the first version.</summary>
    public int MinBytes => Sum(piece => piece.Since == 1, type => type.MinBytes);

    /// <summary>The most bytes a writer makes.</summary>
    public int MaxBytes => Sum(_ => true, type => type.MaxBytes);

    /// <summary>Whether a writer always makes <see cref="MaxBytes"/> bytes.</summary>
    public bool IsFixed => _pieces.TrueForAll(piece => piece is FixedRun);

    /// <summary>Whether there is one version only: then a reader takes nothing shorter than a writer makes.</summary>
    public bool HasOneVersion => _pieces.TrueForAll(piece => piece.Since == 1);

    /// <summary>Whether the wire form is the fields' own bytes, each laid out as in little-endian memory.</summary>
    public bool IsWireLayout =>
        IsFixed && HasOneVersion && _pieces.Count == 1 && !((FixedRun)_pieces[0]).HasReservedBytes
        && _fields.All(each => each.Type.IsWireLayout && each.Constant is null);

    public static MessageLayout Of(MessageModel message) => new(message.Fields, message.TrailingReservedBytes);

    public static MessageLayout Of(IReadOnlyList<FieldModel> fields, int trailingReservedBytes) => new(fields, trailingReservedBytes);

    private int Sum(Func<Piece, bool> counts, Func<WireType, int> size)
    {
        long bytes = _pieces.Where(counts).Sum(piece => piece is FixedRun run ? run.Bytes : (long)size(_fields[((VariablePiece)piece).Field].Type));
        return (int)Math.Min(bytes, WireType.Unbounded);
    }

    /// <summary>Adds the field at an index, or the bit group that begins there; gives the index of the next.</summary>
    private int Add(int index)
    {
        FieldModel field = _fields[index];
        if (field.Since != _since)
        {
            EndRun();
            _since = field.Since;
        }
        AddReserved(field.ReservedBefore);
        if (field.Type is BitFieldType)
            return AddBitGroup(index);
        if (field.Type.IsFixed)
        {
            AddSlot(new FieldSlot(_runBytes, field.Type.MaxBytes, index));
        }
        else
        {
            EndRun();
            _pieces.Add(new VariablePiece(_since, index));
        }
        return index + 1;
    }

    private int AddBitGroup(int first)
    {
        bool isBigEndian = ((BitFieldType)_fields[first].Type).IsBigEndian;
        int end = first + 1;
        while (end < _fields.Count && Continues(_fields[end], isBigEndian))
            end++;

        int[] widths = [.. Enumerable.Range(first, end - first).Select(index => ((BitFieldType)_fields[index].Type).Width)];
        int bytes = (widths.Sum() + 7) / 8;
        var slots = new List<BitSlot>();
        int below = 0;
        for (int index = 0; index < widths.Length; below += widths[index++])
            slots.Add(new BitSlot(first + index, widths[index], isBigEndian ? (bytes * 8) - below - widths[index] : below));
        AddSlot(new BitGroup(_runBytes, bytes, isBigEndian, new EquatableArray<BitSlot>(slots)));
        return end;
    }

    private bool Continues(FieldModel field, bool isBigEndian) =>
        field.Type is BitFieldType bits && bits.IsBigEndian == isBigEndian
        && !field.StartsBitGroup && field.ReservedBefore == 0 && field.Since == _since;

    private void AddSlot(Slot slot)
    {
        _slots.Add(slot);
        _runBytes = (int)Math.Min((long)_runBytes + slot.Bytes, WireType.Unbounded);
    }

    private void AddReserved(int bytes)
    {
        _runBytes += bytes;
        _hasReservedBytes |= bytes > 0;
    }

    private void EndRun()
    {
        if (_runBytes > 0)
            _pieces.Add(new FixedRun(_since, _runBytes, new EquatableArray<Slot>(_slots), _hasReservedBytes));
        _slots.Clear();
        _runBytes = 0;
        _hasReservedBytes = false;
    }
}
