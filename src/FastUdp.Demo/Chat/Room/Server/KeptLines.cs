using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Chat.Room.Server;

/// <summary>The latest lines as they were sent, in a ring that is made once: keeping a line allocates nothing.</summary>
/// <param name="capacity">How many.</param>
internal sealed class KeptLines(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity * Line.MaxWireSize];
    private readonly int[] _lengths = new int[capacity];

    /// <summary>The number of the newest line; 0 before the first.</summary>
    public ulong Newest { get; private set; }

    /// <summary>The number of the oldest line kept; one more than <see cref="Newest"/> while there is none.</summary>
    public ulong Oldest => Newest < (ulong)capacity ? 1 : Newest - (ulong)capacity + 1;

    /// <summary>A line as it is sent.</summary>
    /// <param name="number">From the oldest to the newest.</param>
    public ReadOnlySpan<byte> this[ulong number]
    {
        get
        {
            int slot = SlotOf(number);
            return _bytes.AsSpan(slot * Line.MaxWireSize, _lengths[slot]);
        }
    }

    /// <summary>Writes the next line, in the place of the oldest.</summary>
    /// <param name="line">Its number is <see cref="Newest"/> and one more.</param>
    /// <returns>As it is sent; until it is the oldest itself.</returns>
    public ReadOnlySpan<byte> Add(scoped in Line line)
    {
        int slot = SlotOf(line.Number);
        if (!Line.TryWrite(line, _bytes.AsSpan(slot * Line.MaxWireSize, Line.MaxWireSize), out _lengths[slot], out var fault))
            throw new InvalidOperationException($"A line cannot be written: {fault}.");
        Newest = line.Number;
        return this[line.Number];
    }

    private int SlotOf(ulong number) => (int)(number % (ulong)capacity);
}
