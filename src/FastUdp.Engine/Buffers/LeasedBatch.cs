using System.Numerics;

namespace FastUdp.Buffers;

/// <summary>
/// The pooled state behind a <see cref="DatagramBatchLease"/>: the runs as the loop received them, each with a hold on its
/// block. Versions tell a second dispose from the first, as those of <see cref="LeasedBytes"/> do.
/// </summary>
internal sealed class LeasedBatch
{
    private ReceivedRun[] _runs = [];
    private int _runCount;
    private int _datagramCount;

    // Odd while open.
    private int _version;

    /// <summary>Holds every block of a batch, the whole of it or, should memory for the list be short, nothing.</summary>
    public DatagramBatchLease Open(ReadOnlySpan<ReceivedRun> runs, int datagramCount)
    {
        if (_runs.Length < runs.Length)
            _runs = new ReceivedRun[BitOperations.RoundUpToPowerOf2((uint)runs.Length)];
        runs.CopyTo(_runs);
        foreach (ref readonly ReceivedRun run in runs)
            run.Block!.Hold();
        _runCount = runs.Length;
        _datagramCount = datagramCount;
        return new DatagramBatchLease(this, Interlocked.Increment(ref _version));
    }

    public DatagramBatch Batch(int version)
    {
        if (Volatile.Read(ref _version) != version)
            ThrowDisposed();
        return new DatagramBatch(_runs.AsSpan(0, _runCount), _datagramCount);
    }

    public void Close(int version)
    {
        if (Interlocked.CompareExchange(ref _version, version + 1, version) != version)
            ThrowDisposed();

        // A batch is never empty, and all its blocks are of one endpoint.
        EndpointBuffers buffers = _runs[0].Block!.Buffers;
        foreach (ref readonly ReceivedRun run in _runs.AsSpan(0, _runCount))
            run.Block!.Release();
        buffers.Return(this);
    }

    private static void ThrowDisposed() =>
        throw new ObjectDisposedException(nameof(DatagramBatchLease), "This batch lease has been disposed already.");
}
