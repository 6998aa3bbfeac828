using System.Runtime.CompilerServices;
using FastUdp.Buffers;

namespace FastUdp.Transport;

/// <summary>
/// Lays datagrams into one block so that neighbours to one remote, of one length and with the same options form a run. It
/// knows nothing of sockets or limits of the kernel: whoever transmits the runs cuts them as the kernel wants them.
/// </summary>
/// <remarks>
/// One block of 64 KiB is all it ever fills: it stays in the cache from the writing of the payload to the kernel's
/// copy, and at 64 bytes still holds a thousand datagrams a system call.
/// </remarks>
internal sealed class RunCoalescer
{
    /// <summary>The most runs held; beyond it, more messages a system call were measured to gain nothing.</summary>
    public const int MaxRuns = 64;

    private const int None = -1;

    private readonly Block _block;
    private readonly byte[] _bytes;
    private readonly SendRun[] _runs = new SendRun[MaxRuns];

    // The open run: its remote, its stride (none when none is open), its options, and where it began.
    private RemoteAddress _remote;
    private int _openStride = None;
    private SendOptions _options;
    private int _openOffset;
    private int _position;

    // What a datagram without options has to be as long as to continue the open run: its stride, but none, which no
    // length equals, when it has options. So the common case does not even look at them.
    private int _plainStride = None;

    private int _closedCount;

    /// <param name="block">Written by nobody else from here on. It is cleared: what a user does not write himself must not tell what it held.</param>
    public RunCoalescer(Block block)
    {
        _block = block;
        _bytes = block.Bytes;
        _bytes.AsSpan().Clear();
    }

    public bool IsEmpty => _closedCount == 0 && _openStride == None;

    /// <summary>
    /// Where the next datagram will lie, whatever its length: one that is written before its length is known is appended
    /// afterwards, and then lies in place.
    /// </summary>
    public Span<byte> Room => _bytes.AsSpan(_position);

    /// <summary>
    /// Lends the place of the next datagram, one without options, appending to the open run. False when the datagram does
    /// not continue the run or does not fit: then <see cref="TryOpen"/> decides.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAppend(scoped in RemoteAddress remote, int length, out Span<byte> payload)
    {
        int end = _position + length;
        if (length == _plainStride && (uint)end <= (uint)_bytes.Length && remote == _remote)
        {
            payload = new Span<byte>(_bytes, _position, length);
            _position = end;
            return true;
        }
        payload = default;
        return false;
    }

    /// <summary>Lends the place of the next datagram, whatever its options, appending to the open run: else as without.</summary>
    public bool TryAppend(scoped in RemoteAddress remote, int length, scoped in SendOptions options, out Span<byte> payload)
    {
        int end = _position + length;
        bool continues = length == _openStride && (uint)end <= (uint)_bytes.Length && remote == _remote && options == _options;
        payload = continues ? new Span<byte>(_bytes, _position, length) : default;
        _position = continues ? end : _position;
        return continues;
    }

    /// <summary>
    /// Lends the place of a datagram that does not simply continue the open run: a shorter one may still end that run,
    /// any other begins the next. False when the block or the list of runs is full: take the runs and try again.
    /// </summary>
    public bool TryOpen(scoped in RemoteAddress remote, int length, scoped in SendOptions options, out Span<byte> payload)
    {
        payload = default;
        if (_position + length > _bytes.Length)
            return false;

        // Zero bytes cannot be a segment: a datagram of that length stands alone.
        bool endsRun = _openStride > length && length > 0 && remote == _remote && options == _options;
        if (!endsRun)
        {
            CloseRun();
            if (_closedCount == MaxRuns)
                return false;
            OpenRun(remote, length, options);
        }

        payload = new Span<byte>(_bytes, _position, length);
        _position += length;
        if (endsRun || length == 0)
            CloseRun();
        return true;
    }

    /// <summary>Adds datagrams that already lie in another block, which must stay held until the runs are taken.</summary>
    public bool TryAdd(Block block, int length, int stride, in RemoteAddress remote, in SendOptions options)
    {
        CloseRun();
        if (_closedCount == MaxRuns)
            return false;
        _runs[_closedCount++] = new SendRun { Block = block, Remote = remote, Length = length, Stride = stride, Options = options };
        return true;
    }

    /// <summary>Lends the place of a payload that several datagrams are to share: no run yet. False when the block is full.</summary>
    public bool TryPlace(int length, out Span<byte> payload)
    {
        CloseRun();
        bool fits = _position + length <= _bytes.Length;
        payload = fits ? new Span<byte>(_bytes, _position, length) : default;
        _position += payload.Length;
        return fits;
    }

    /// <summary>
    /// Adds a datagram that is the payload placed last. False when the list of runs is full: take the runs in place and try again.
    /// </summary>
    public bool TryAddPlaced(int length, in RemoteAddress remote, in SendOptions options)
    {
        if (_closedCount == MaxRuns)
            return false;
        _runs[_closedCount++] = new SendRun
        {
            Block = _block,
            Remote = remote,
            Offset = _position - length,
            Length = length,
            Stride = length,
            Options = options,
        };
        return true;
    }

    /// <summary>Closes the open run and gives all runs, in order; the block is free to be written anew after them.</summary>
    public ReadOnlySpan<SendRun> Take()
    {
        ReadOnlySpan<SendRun> runs = TakeInPlace();
        _position = 0;
        return runs;
    }

    /// <summary>As <see cref="Take"/>, but what lies in the block stays there.</summary>
    public ReadOnlySpan<SendRun> TakeInPlace()
    {
        CloseRun();
        var runs = new ReadOnlySpan<SendRun>(_runs, 0, _closedCount);
        _closedCount = 0;
        return runs;
    }

    /// <summary>Leaves no room, for good: the block is somebody else's from here on.</summary>
    public void Close()
    {
        Take();
        _position = _bytes.Length;
    }

    private void OpenRun(in RemoteAddress remote, int stride, in SendOptions options)
    {
        _remote = remote;
        _options = options;
        _openStride = stride;
        _plainStride = options.IsDefault ? stride : None;
        _openOffset = _position;
    }

    private void CloseRun()
    {
        if (_openStride == None)
            return;
        _runs[_closedCount++] = new SendRun
        {
            Block = _block,
            Remote = _remote,
            Offset = _openOffset,
            Length = _position - _openOffset,
            Stride = _openStride,
            Options = _options,
        };
        _openStride = None;
        _plainStride = None;
    }
}
