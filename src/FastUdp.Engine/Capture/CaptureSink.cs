using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace FastUdp.Capture;

/// <summary>
/// Writes packets into a pipe for any number of threads.
/// <list type="number">
/// <item>A run is written whole, under the lock: a template and a copy for each datagram, no allocation.</item>
/// <item>The pipe is flushed when enough has come together, or a moment after the first byte of less.</item>
/// <item>A flush that does not complete says that the pipe is full: whoever writes next waits for it, or drops, as the policy says.</item>
/// <item>When the pipe's reader is gone, or a flush fails, nothing is written any more, and what comes is counted as dropped.</item>
/// </list>
/// </summary>
internal sealed class CaptureSink
{
    // A write of this size keeps a disk busy; the rest of the capture waits at most so long to be seen.
    private const int FlushBytes = 64 * 1024;
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly PipeWriter _writer;
    private readonly bool _waits;
    private readonly ITimer _timer;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _newInterfaces = new();
    private ValueTask<FlushResult> _flush;
    private bool _isFlushing;
    private bool _isTimerSet;
    private volatile bool _isClosed;
    private bool _isDisposed;
    private long _unflushedBytes;
    private int _interfaceCount;
    private long _recorded;
    private long _dropped;

    public CaptureSink(PipeWriter writer, CaptureBehindPolicy whenBehind)
    {
        _writer = writer;
        _waits = whenBehind == CaptureBehindPolicy.Wait;
        _timer = TimeProvider.System.CreateTimer(static sink => ((CaptureSink)sink!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        PcapngWriter.WriteSection(writer);
    }

    /// <summary>Ends when the capture is closed, or fails when it cannot be written.</summary>
    public Task Completion => _completion.Task;

    public CaptureStatistics Statistics => new(Interlocked.Read(ref _recorded), Interlocked.Read(ref _dropped));

    /// <summary>Makes an interface, and gives its index. It is described before the first packet that is written after it.</summary>
    /// <exception cref="ObjectDisposedException">The capture is closed.</exception>
    public int AddInterface(string name)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(DatagramCapture));
            _newInterfaces.Enqueue(name);
            TryBegin(mayDrop: true);
            return _interfaceCount++;
        }
    }

    public void Record(in CapturedRun run)
    {
        lock (_lock)
        {
            if (!TryBegin(mayDrop: !_waits) || !TryWrite(run))
            {
                Interlocked.Add(ref _dropped, run.DatagramCount);
                return;
            }
            Interlocked.Add(ref _recorded, run.DatagramCount);
            if (_unflushedBytes >= FlushBytes)
                Flush();
            else
                SetTimer();
        }
    }

    /// <summary>Writes no more, and says so to nobody; for when writing away has failed.</summary>
    public void Fail(Exception exception)
    {
        _completion.TrySetException(exception);
        _isClosed = true;
    }

    /// <summary>Writes no more, flushes what there is and completes the pipe.</summary>
    public async Task CloseAsync()
    {
        ValueTask<FlushResult> flush;
        lock (_lock)
        {
            _isClosed = _isDisposed = true;
            flush = _isFlushing ? _flush : default;
            _isFlushing = false;
        }
        await _timer.DisposeAsync().ConfigureAwait(false);
        try
        {
            try
            {
                await flush.ConfigureAwait(false);
            }
            finally
            {
                await _writer.CompleteAsync().ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is the capture's failure, and told as such.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
    }

    /// <summary>Everything is where it was to go.</summary>
    public void Complete() => _completion.TrySetResult();

    /// <summary>Whether something may be written now: an earlier flush is over, and neither it nor anything else ended the capture.</summary>
    private bool TryBegin(bool mayDrop)
    {
        if (_isFlushing && mayDrop && !_flush.IsCompleted)
            return false;
        if (_isFlushing)
            EndFlush();
        if (_isClosed)
            return false;
        while (_newInterfaces.TryDequeue(out string? name))
            PcapngWriter.WriteInterface(_writer, name);
        return true;
    }

    private bool TryWrite(in CapturedRun run)
    {
        try
        {
            _unflushedBytes += PcapngWriter.WritePackets(_writer, run);
            return true;
        }
#pragma warning disable CA1031 // A capture that cannot be written must not end the endpoint it is of.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
            return false;
        }
    }

    [SuppressMessage("Reliability", "CA2012", Justification = "Kept for its one use, by the next to write or by the closing.")]
    private void Flush()
    {
        _unflushedBytes = 0;
        _isFlushing = true;
        try
        {
            _flush = _writer.FlushAsync();
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _flush = ValueTask.FromException<FlushResult>(exception);
        }
        if (_flush.IsCompleted)
            EndFlush();
    }

    /// <summary>Waits for the flush where it must, which is what the policy asked for: whoever drops has looked first.</summary>
    private void EndFlush()
    {
        _isFlushing = false;
        try
        {
            FlushResult result = _flush.IsCompleted ? _flush.GetAwaiter().GetResult() : _flush.AsTask().GetAwaiter().GetResult();
            if (result.IsCompleted)
                _isClosed = true;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
    }

    private void SetTimer()
    {
        if (_isTimerSet)
            return;
        _isTimerSet = true;
        _timer.Change(FlushInterval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Never waits: who holds the lock may be waiting for a pipe that is full.</summary>
    private void OnTimer()
    {
        if (!_lock.TryEnter())
        {
            _timer.Change(FlushInterval, Timeout.InfiniteTimeSpan);
            return;
        }
        try
        {
            _isTimerSet = false;
            if (_unflushedBytes > 0 && TryBegin(mayDrop: true))
                Flush();
        }
        finally
        {
            _lock.Exit();
        }
    }
}
