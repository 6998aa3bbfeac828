using System.Diagnostics;

namespace FastUdp.Requests;

/// <summary>
/// Numbers the requests of a session and finds them again by their number: a ring that holds what lies between the
/// oldest that is still waited for and the newest. Sequences are compared modulo 2^32. Not safe from several threads.
/// </summary>
internal sealed class RequestWindow<TRequest>
    where TRequest : class
{
    private const int FirstCapacity = 16;

    private readonly int _maxSpan;
    private TRequest?[] _ring = new TRequest?[FirstCapacity];
    private uint _assigned;

    /// <param name="maxSpan">How far apart the oldest and the newest may be.</param>
    /// <param name="firstSequence">The first number; another than 0 for tests.</param>
    public RequestWindow(int maxSpan, uint firstSequence = 0)
    {
        _maxSpan = maxSpan;
        Oldest = firstSequence;
        Next = firstSequence;
    }

    /// <summary>The lowest sequence that is still waited for; <see cref="Next"/> when none is.</summary>
    public uint Oldest { get; private set; }

    /// <summary>The sequence of the next request.</summary>
    public uint Next { get; private set; }

    /// <summary>How many requests there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether one more stays within the span.</summary>
    public bool HasRoom => Next - Oldest < (uint)_maxSpan;

    /// <summary>The oldest request; null when there is none.</summary>
    public TRequest? First => Find(Oldest);

    /// <summary>Puts in a request, for which there must be room, and numbers it.</summary>
    public uint Add(TRequest request)
    {
        Debug.Assert(HasRoom, "The span is exceeded.");
        if (Next - Oldest == (uint)_ring.Length)
            Grow();
        uint sequence = Next++;
        _ring[sequence & (uint)(_ring.Length - 1)] = request;
        _assigned = Math.Max(_assigned, _assigned + 1); // Stays at the largest.
        Count++;
        return sequence;
    }

    /// <summary>The request with a number; null when there is none.</summary>
    public TRequest? Find(uint sequence) =>
        sequence - Oldest < Next - Oldest ? _ring[sequence & (uint)(_ring.Length - 1)] : null;

    /// <summary>Takes out a request that is there.</summary>
    public void Remove(uint sequence)
    {
        Debug.Assert(Find(sequence) is not null, "There is no such request.");
        _ring[sequence & (uint)(_ring.Length - 1)] = null;
        Count--;
        while (Oldest != Next && _ring[Oldest & (uint)(_ring.Length - 1)] is null)
            Oldest++;
    }

    /// <summary>
    /// Whether a number has been given to a request, be it over or not. Ages of more than 2^31 are not remembered.
    /// </summary>
    public bool WasAssigned(uint sequence)
    {
        uint age = Next - sequence;
        return age != 0 && age <= Math.Min(_assigned, 1U << 31);
    }

    private void Grow()
    {
        var larger = new TRequest?[_ring.Length * 2];
        for (uint sequence = Oldest; sequence != Next; sequence++)
            larger[sequence & (uint)(larger.Length - 1)] = _ring[sequence & (uint)(_ring.Length - 1)];
        _ring = larger;
    }
}
