using FastUdp.Demo.Bench.Wire;

namespace FastUdp.Demo.Bench.Ends;

/// <summary>
/// The handler of an endpoint that counts test datagrams: those of the trial that is on, if one is. Outside of trials what arrives is nobody's.
/// </summary>
/// <param name="datagramBytes">The size that is expected.</param>
/// <param name="sharesClock">Whether the sender's clock is this machine's.</param>
/// <param name="source">Who may send; null is anybody.</param>
/// <remarks>The lock is taken once a batch by the receive loop, and by whoever begins, ends or looks at a trial; hardly ever do two want it.</remarks>
internal sealed class CountingEnd(int datagramBytes, bool sharesClock, SourceFilter? source = null) : IDatagramHandler
{
    private readonly TestDatagramCodec _codec = new(datagramBytes);
    private readonly Lock _gate = new();
    private TrialBooks? _books;

    /// <summary>How many have come in the trial.</summary>
    public long Received
    {
        get
        {
            lock (_gate)
                return _books?.Received ?? 0;
        }
    }

    public void Begin(byte stream)
    {
        var books = new TrialBooks(_codec, stream, sharesClock);
        lock (_gate)
            _books = books;
    }

    /// <summary>Ends the trial that has begun.</summary>
    /// <param name="written">How many numbers there were.</param>
    public ReceivedFigures End(long written)
    {
        lock (_gate)
        {
            TrialBooks books = _books ?? throw new InvalidOperationException("No trial has begun.");
            _books = null;
            return books.Close(written);
        }
    }

    /// <inheritdoc/>
    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        lock (_gate)
        {
            if (_books is { } books)
                Take(batch, books);
        }
    }

    private void Take(in DatagramBatch batch, TrialBooks books)
    {
        books.BeginBatch(batch);
        foreach (DatagramRun run in batch.Runs)
        {
            if (source?.Drops(run) != true)
                Take(run, books);
        }
    }

    private static void Take(in DatagramRun run, TrialBooks books)
    {
        foreach (Datagram datagram in run)
            books.Take(datagram.Payload);
    }
}
