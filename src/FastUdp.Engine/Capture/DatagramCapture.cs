using System.IO.Pipelines;

namespace FastUdp.Capture;

/// <summary>
/// Records what endpoints receive and send as a pcapng file, which Wireshark opens. Give it to endpoints as
/// <see cref="UdpEndpointOptions.Capture"/>; dispose it, best after them, and every datagram that was recorded is in the file.
/// </summary>
/// <remarks>
/// <para>Safe from any thread; any number of endpoints may share it, each as an interface of its own.</para>
/// <para>
/// A failure to write, such as a full disk, leaves the endpoints alone: <see cref="Completion"/> fails with it, the rest is counted as dropped,
/// and <see cref="DisposeAsync"/> throws it. What is recorded is on the disk 100 ms later if the disk keeps up.
/// </para>
/// </remarks>
public sealed class DatagramCapture : IAsyncDisposable
{
    // Large enough that the longest datagrams waste little of it.
    private const int SegmentBytes = 256 * 1024;

    private readonly CaptureSink _sink;
    private readonly Lock _lock = new();
    private Task _writing = Task.CompletedTask;
    private Task? _disposal;
    private int? _ownInterface;

    /// <summary>Writes into a pipe, and completes it when disposed. Its own threshold says how much may wait to be read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    public DatagramCapture(PipeWriter destination, CaptureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        options ??= new CaptureOptions();
        options.Validate();
        _sink = new CaptureSink(destination, options.WhenBehind);
    }

    /// <summary>What has been counted. A fresh snapshot each time.</summary>
    public CaptureStatistics Statistics => _sink.Statistics;

    /// <summary>Ends when the capture has been disposed and written away, or fails as soon as it cannot be.</summary>
    public Task Completion => _sink.Completion;

    /// <summary>Captures to a file, which is made anew; a task in the background writes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static DatagramCapture ToFile(string path, CaptureOptions? options = null)
    {
        options ??= new CaptureOptions();
        options.Validate();
        return ToStream(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), options);
    }

    /// <summary>Captures to a stream, which a task in the background writes to, and which is disposed with the capture.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds.</exception>
    public static DatagramCapture ToStream(Stream stream, CaptureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new CaptureOptions();
        options.Validate();
        var pipe = new Pipe(new PipeOptions(
            pauseWriterThreshold: options.BufferBytes,
            resumeWriterThreshold: options.BufferBytes / 2,
            minimumSegmentSize: SegmentBytes,
            useSynchronizationContext: false));
        var capture = new DatagramCapture(pipe.Writer, options);
        capture._writing = Task.Run(() => capture.WriteAwayAsync(pipe.Reader, stream));
        return capture;
    }

    /// <summary>Adds a datagram from elsewhere, such as another capture.</summary>
    /// <exception cref="ArgumentException">Its addresses are not of one IP version, or it is longer than UDP carries.</exception>
    /// <exception cref="ObjectDisposedException">The capture has been disposed.</exception>
    public void Record(in CapturedDatagram datagram)
    {
        Check(datagram);
        lock (_lock)
            _ownInterface ??= _sink.AddInterface("recorded");
        _sink.Record(new CapturedRun
        {
            InterfaceIndex = _ownInterface.Value,
            Direction = datagram.Direction,
            UnixNanoseconds = datagram.UnixNanoseconds,
            Source = datagram.Source,
            Destination = datagram.Destination,
            HopLimit = CapturedRun.DefaultHopLimit,
            Payload = datagram.Payload.Span,
            Stride = datagram.Payload.Length,
            OriginalLength = datagram.OriginalLength,
        });
    }

    /// <summary>Records no more, writes away what was recorded and closes the file. A second call waits for the first.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
            _disposal ??= CloseAsync();
        return new ValueTask(_disposal);
    }

    /// <summary>The sink, for the taps of endpoints.</summary>
    internal CaptureSink Sink => _sink;

    private static void Check(in CapturedDatagram datagram)
    {
        if (datagram.Source.AddressFamily != datagram.Destination.AddressFamily || datagram.Source == default)
            throw new ArgumentException($"The addresses {datagram.Source} and {datagram.Destination} are not of one IP version.", nameof(datagram));
        int length = Math.Max(datagram.OriginalLength, datagram.Payload.Length);
        int limit = UdpLimits.MaxPayloadBytes(datagram.Source.AddressFamily);
        if (length > limit)
            throw new ArgumentException($"{length:N0} bytes exceed the {UdpLimits.FamilyName(datagram.Source.AddressFamily)} UDP payload limit of {limit:N0}.", nameof(datagram));
    }

    private async Task CloseAsync()
    {
        await _sink.CloseAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        _sink.Complete();
        await _sink.Completion.ConfigureAwait(false);
    }

    private async Task WriteAwayAsync(PipeReader source, Stream stream)
    {
        try
        {
            await using (stream.ConfigureAwait(false))
            {
                await source.CopyToAsync(stream).ConfigureAwait(false);
                await stream.FlushAsync().ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it is the capture's failure, and told as such.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _sink.Fail(exception);
        }

        // Without its failure, which the next flush would throw at the endpoint.
        await source.CompleteAsync().ConfigureAwait(false);
    }
}
