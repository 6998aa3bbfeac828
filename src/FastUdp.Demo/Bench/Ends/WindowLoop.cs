using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// The handler of a closed loop: counts what comes back, and for it sends the next. Of the numbers above the highest that came back, and above those
/// given up, there are never more than the window.
/// </summary>
/// <remarks>The lock is the receive loop's once a batch; others come to begin, to look and to end.</remarks>
internal sealed class WindowLoop : IDatagramHandler
{
    // A window opens by doubling with each round trip, as TCP's slow start (RFC 5681): its first burst overflows no buffer.
    private const int FirstBurst = 16;

    private readonly TestDatagramCodec _codec;
    private readonly int _window;
    private readonly int _batch;
    private readonly Lock _gate = new();
    private TrialBooks? _books;
    private byte _stream;
    private long _sendUntil;
    private long _written;
    private long _givenUp;

    public WindowLoop(int datagramBytes, int window, int? batchDatagrams)
    {
        _codec = new TestDatagramCodec(datagramBytes);
        _window = window;
        _batch = batchDatagrams ?? int.MaxValue;
    }

    public long Written => Volatile.Read(ref _written);

    public long SendUntil => Volatile.Read(ref _sendUntil);

    public long Received
    {
        get
        {
            lock (_gate)
                return _books?.Received ?? 0;
        }
    }

    /// <summary>A trial begins; nothing is sent before <see cref="OpenWindow"/>.</summary>
    public void Begin(byte stream, long sendUntil)
    {
        lock (_gate)
        {
            _books = new TrialBooks(_codec, stream, sharesClock: true);
            (_stream, _written, _givenUp) = (stream, 0, 0);
            Volatile.Write(ref _sendUntil, sendUntil);
        }
    }

    /// <summary>Gives up what is on its way, and sends a first burst.</summary>
    public void OpenWindow(DatagramSender sender)
    {
        lock (_gate)
        {
            if (_books is null)
                return;
            _givenUp = _written;
            Send(sender, Math.Min(FirstBurst, _window));
        }
    }

    /// <summary>Ends the sending now, if it has not ended: after this nothing more is written. Any thread.</summary>
    public void StopSending()
    {
        lock (_gate)
            Volatile.Write(ref _sendUntil, Math.Min(_sendUntil, TrialClock.Now));
    }

    public ReceivedFigures End()
    {
        lock (_gate)
        {
            TrialBooks books = _books ?? throw new InvalidOperationException("No trial has begun.");
            _books = null;
            return books.Close(_written);
        }
    }

    /// <inheritdoc/>
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_gate)
        {
            if (_books is not { } books)
                return;
            long before = books.Received;
            books.BeginBatch(batch);
            foreach (Datagram datagram in batch)
                books.Take(datagram.Payload);
            Send(sender, (int)Math.Min(2 * (books.Received - before), Room(books)));
        }
    }

    // On its way is what lies above the highest that came back, and above what was given up: what is overtaken or given up and comes after all was
    // on its way besides, and brings nothing new unless there is room.
    private long Room(TrialBooks books) => _window - (_written - Math.Clamp(books.Next, _givenUp, _written));

    private void Send(DatagramSender sender, int count)
    {
        long now = TrialClock.Now;
        if (now >= _sendUntil)
            return;
        uint sentAt = SendTime.Of(now);
        ulong number = (ulong)_written;
        for (int left = count; left > 0; left--)
        {
            _codec.Write(sender.Reserve(_codec.DatagramBytes), _stream, sentAt, number++);
            if ((left - 1) % _batch == 0)
                sender.Flush();
        }
        Volatile.Write(ref _written, (long)number);
    }
}
