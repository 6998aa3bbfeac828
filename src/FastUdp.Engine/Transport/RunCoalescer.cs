using System.Runtime.CompilerServices;
using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// Lays datagrams into one block so that neighbours to one remote and of one length form a run. It knows nothing of
/// sockets or limits of the kernel: whoever transmits the runs cuts them as the kernel wants them.
/// </summary>
/// <remarks>
/// One block of 64 KiB is all it ever fills: it stays in the cache from the writing of the payload to the kernel's
/// copy, and at 64 bytes still holds a thousand datagrams a system call.
/// </remarks>
internal sealed class RunCoalescer
{
    /// <summary>The most runs held; beyond it, more messages a system call were measured to gain nothing.</summary>
    public const int MaxRuns = 64;

    private readonly Block _block;
    private readonly byte[] _bytes;
    private readonly SendRun[] _runs = new SendRun[MaxRuns];

    // The open run: its remote, its stride (-1 when none is open, so that no length matches), and where it began.
    private RemoteAddress _remote;
    private int _stride = -1;
    private int _openOffset;
    private int _position;

    private int _closedCount;

    public RunCoalescer(Block block)
    {
        _block = block;
        _bytes = block.Bytes;
    }

    public bool IsEmpty => _closedCount == 0 && _stride < 0;

    /// <summary>
    /// Where the next datagram will lie, whatever its length: one that is written before its length is known is appended
    /// afterwards, and then lies in place.
    /// </summary>
    public Span<byte> Room => _bytes.AsSpan(_position);

    /// <summary>
    /// Lends the place of the next datagram, appending to the open run. False when the datagram does not continue the
    /// run or does not fit: then <see cref="TryOpen"/> decides.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAppend(scoped in RemoteAddress remote, int length, out Span<byte> payload)
    {
        int end = _position + length;
        if (length == _stride && (uint)end <= (uint)_bytes.Length && remote == _remote)
        {
            payload = new Span<byte>(_bytes, _position, length);
            _position = end;
            return true;
        }
        payload = default;
        return false;
    }

    /// <summary>
    /// Lends the place of a datagram that does not simply continue the open run: a shorter one may still end that run,
    /// any other begins the next. False when the block or the list of runs is full: take the runs and try again.
    /// </summary>
    public bool TryOpen(scoped in RemoteAddress remote, int length, out Span<byte> payload)
    {
        payload = default;
        if (_position + length > _bytes.Length)
            return false;

        // Zero bytes cannot be a segment: a datagram of that length stands alone.
        bool endsRun = _stride > length && length > 0 && remote == _remote;
        if (!endsRun)
        {
            CloseRun();
            if (_closedCount == MaxRuns)
                return false;
            _remote = remote;
            _stride = length;
            _openOffset = _position;
        }

        payload = new Span<byte>(_bytes, _position, length);
        _position += length;
        if (endsRun || length == 0)
            CloseRun();
        return true;
    }

    /// <summary>Adds datagrams that already lie in another block, which must stay held until the runs are taken.</summary>
    public bool TryAdd(Block block, int length, int stride, in RemoteAddress remote)
    {
        CloseRun();
        if (_closedCount == MaxRuns)
            return false;
        _runs[_closedCount++] = new SendRun { Block = block, Remote = remote, Length = length, Stride = stride };
        return true;
    }

    /// <summary>Closes the open run and gives all runs, in order; the block is free to be written anew after them.</summary>
    public ReadOnlySpan<SendRun> Take()
    {
        CloseRun();
        var runs = new ReadOnlySpan<SendRun>(_runs, 0, _closedCount);
        _closedCount = 0;
        _position = 0;
        return runs;
    }

    /// <summary>Leaves no room, for good: the block is somebody else's from here on.</summary>
    public void Close()
    {
        Take();
        _position = _bytes.Length;
    }

    private void CloseRun()
    {
        if (_stride < 0)
            return;
        _runs[_closedCount++] = new SendRun
        {
            Block = _block,
            Remote = _remote,
            Offset = _openOffset,
            Length = _position - _openOffset,
            Stride = _stride,
        };
        _stride = -1;
    }
}
