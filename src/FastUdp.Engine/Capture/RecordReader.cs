using System.Buffers;
using System.IO.Pipelines;

namespace FastUdp.Capture;

/// <summary>
/// Takes length-prefixed records from a pipe, however its buffers are split; nothing is copied. A record is valid until the next is
/// asked for. Disposing gives back to the pipe what has not been taken, and does not complete it.
/// </summary>
internal sealed class RecordReader<TFormat>(PipeReader source, TFormat format) : IDisposable
    where TFormat : IRecordFormat
{
    private ReadOnlySequence<byte> _rest;
    private long _restOffset;
    private bool _isReading;
    private bool _isLast;

    /// <summary>The record at hand, its header included.</summary>
    public ReadOnlySequence<byte> Record { get; private set; }

    /// <summary>Where in the stream it begins, in bytes from where this one began to read.</summary>
    public long Offset { get; private set; }

    /// <summary>Takes the next record if it is there already.</summary>
    public bool TryRead()
    {
        Offset = _restOffset;
        if (!Records.TryTake(ref _rest, format, _restOffset, out ReadOnlySequence<byte> record))
            return false;
        Record = record;
        _restOffset += record.Length;
        return true;
    }

    /// <summary>Takes the next record, waiting for it; false at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The stream is not what it should be, or ends within a record.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) =>
        TryRead() ? new ValueTask<bool>(true) : ReadMoreAsync(cancellationToken);

    public void Dispose()
    {
        if (_isReading)
            source.AdvanceTo(_rest.Start);
        _isReading = false;
    }

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (!_isLast)
        {
            if (_isReading)
                source.AdvanceTo(_rest.Start, _rest.End);
            _isReading = false;
            ReadResult result = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            _isReading = true;
            _rest = result.Buffer;
            _isLast = result.IsCompleted;
            if (TryRead())
                return true;
            if (result.IsCanceled)
                throw new OperationCanceledException("The read from the pipe was cancelled.");
        }
        if (!_rest.IsEmpty)
            throw new InvalidDataException($"The record at offset {_restOffset:N0} is cut off: the stream ends {_rest.Length:N0} bytes later.");
        return false;
    }
}
