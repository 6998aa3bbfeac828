namespace FastUdp.LargeMessages;

/// <summary>Remembers which numbers have been seen, among the last <see cref="Span"/> up to the highest of them (as RFC 4303 section 3.4.3 does).</summary>
internal sealed class SequenceWindow
{
    /// <summary>How many numbers back it remembers.</summary>
    public const int Span = 1_024;

    private readonly ulong[] _seen = new ulong[Span / 64];
    private uint _highest;
    private bool _isEmpty = true;

    /// <summary>Whether a number is too old to be told.</summary>
    public bool IsStale(uint number) => !_isEmpty && (int)(_highest - number) >= Span;

    /// <summary>Whether a number has been seen, as far as it can be told.</summary>
    public bool Has(uint number) => !_isEmpty && _highest - number < Span && (Word(number) >> (int)(number % 64) & 1) != 0;

    /// <summary>Notes that a number has been seen. One that is too old is not noted.</summary>
    public void Add(uint number)
    {
        if (IsStale(number))
            return;
        if (_isEmpty || (int)(number - _highest) > 0)
            Advance(number);
        Word(number) |= 1UL << (int)(number % 64);
    }

    private void Advance(uint number)
    {
        uint step = _isEmpty ? Span : number - _highest;
        if (step >= Span)
            Array.Clear(_seen);
        else
            ForgetFrom(_highest + 1, number);
        _highest = number;
        _isEmpty = false;
    }

    // The bits of the numbers that come in are those of the numbers that go out.
    private void ForgetFrom(uint first, uint last)
    {
        for (uint number = first; number != last + 1; number++)
            Word(number) &= ~(1UL << (int)(number % 64));
    }

    private ref ulong Word(uint number) => ref _seen[number / 64 % (Span / 64)];
}
