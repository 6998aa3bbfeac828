namespace FastUdp.Demo.Chat.Room.Client;

/// <summary>
/// Puts lines into the order of their numbers. What comes early waits for what is missing; what comes again, or so early that there is
/// no place for it, is dropped: the room sends it again when it is its turn.
/// </summary>
internal sealed class LineWindow
{
    /// <summary>How many lines may be waited for and wait.</summary>
    public const int Capacity = 256;

    // What stands for a line that is one's own: nothing is to be shown of it.
    private static readonly byte[] Own = [];

    // Most members never miss a line and never need it.
    private byte[]?[]? _early;

    /// <summary>The number of the next line to show.</summary>
    public ulong Next { get; private set; }

    /// <summary>The number of the newest line that is known to exist; less than <see cref="Next"/> when none is missing.</summary>
    public ulong Newest { get; private set; }

    public bool HasGap => Newest >= Next;

    /// <summary>Forgets everything and begins at a number.</summary>
    public void Begin(ulong next)
    {
        Next = next;
        Newest = next - 1;
        _early = null;
    }

    /// <summary>Learns that there is a line with this number.</summary>
    public void Note(ulong number) => Newest = Math.Max(Newest, number);

    /// <summary>Whether a line is the next to show; if so, it counts as shown.</summary>
    public bool TryPass(ulong number)
    {
        if (number != Next)
            return false;
        Note(number);
        Next++;
        return true;
    }

    /// <summary>Keeps a line that came early.</summary>
    public void Keep(ulong number, ReadOnlySpan<byte> line)
    {
        if (IsWithin(number))
            PlaceOf(number) ??= line.ToArray();
    }

    /// <summary>Notes that a line is one's own.</summary>
    public void KeepOwn(ulong number)
    {
        if (IsWithin(number))
            PlaceOf(number) = Own;
    }

    /// <summary>Takes the next line if it has come early; of an own one it is empty.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        byte[]? kept = _early is null ? null : PlaceOf(Next);
        line = kept;
        if (kept is null)
            return false;
        PlaceOf(Next) = null;
        Next++;
        return true;
    }

    /// <summary>Gives up the lines that are missing from the next on, until one that has come or this number; gives how many.</summary>
    public ulong Skip(ulong number)
    {
        // Beyond the window nothing has come.
        ulong begin = Next;
        while (Next < number && Next - begin < Capacity && (_early is null || PlaceOf(Next) is null))
            Next++;
        if (Next - begin == Capacity)
            Next = number;
        return Next - begin;
    }

    /// <summary>How many lines are missing from the next on, before one that has come.</summary>
    /// <param name="most">How many matter.</param>
    public int CountMissing(int most)
    {
        int missing = 0;
        while (missing < most && Next + (ulong)missing <= Newest && (_early is null || PlaceOf(Next + (ulong)missing) is null))
            missing++;
        return missing;
    }

    private bool IsWithin(ulong number)
    {
        Note(number);
        return number >= Next && number - Next < Capacity;
    }

    private ref byte[]? PlaceOf(ulong number)
    {
        _early ??= new byte[]?[Capacity];
        return ref _early[number % Capacity];
    }
}
