using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace FastUdp.Capture;

/// <summary>
/// Reads the UDP datagrams of a pcapng capture (draft-ietf-opsawg-pcapng), whoever wrote it: both byte orders; packets of Ethernet with
/// VLAN tags, of BSD loopback, of Linux "cooked" interfaces, or bare IP. What is no datagram is skipped and counted.
/// </summary>
/// <remarks>
/// For one reader at a time. Memory is bounded whatever the file says: one block, of at most 16 MiB, is held at a time. A segmented
/// send that another program captured before it was segmented is one long datagram there (Linux, on the loopback).
/// </remarks>
public sealed class CaptureReader : IAsyncDisposable
{
    private const int FileBufferBytes = 64 * 1024;

    private readonly PipeReader _source;
    private readonly RecordReader<PcapngFormat> _blocks;
    private readonly PcapngDecoder _decoder;
    private byte[] _joined = [];

    /// <summary>Reads a capture from a pipe, which it completes when it is disposed.</summary>
    public CaptureReader(PipeReader source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var format = new PcapngFormat();
        _source = source;
        _blocks = new RecordReader<PcapngFormat>(source, format);
        _decoder = new PcapngDecoder(format);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static CaptureReader Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        return new CaptureReader(PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: FileBufferBytes)));
    }

    /// <summary>What has been met so far.</summary>
    public CaptureReaderStatistics Statistics => _decoder.Statistics;

    /// <summary>The datagrams in the order of the file; each is valid until the next is asked for. What has been read is not read again.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is not a capture, or broken: the message gives the offset and the value. What was whole before it has been read.
    /// </exception>
    public async IAsyncEnumerable<CapturedDatagram> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _blocks.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_decoder.TryRead(Join(_blocks.Record), _blocks.Offset, out CapturedDatagram datagram))
                yield return datagram;
        }
    }

    /// <summary>Closes the file, or completes the pipe.</summary>
    public ValueTask DisposeAsync()
    {
        _blocks.Dispose();
        return _source.CompleteAsync();
    }

    /// <summary>A block in one piece: as it lies, unless it lies across the borders of buffers.</summary>
    private ReadOnlyMemory<byte> Join(in ReadOnlySequence<byte> block)
    {
        if (block.IsSingleSegment)
            return block.First;
        int length = (int)block.Length;
        if (_joined.Length < length)
            _joined = GC.AllocateUninitializedArray<byte>(Math.Max(length, FileBufferBytes));
        block.CopyTo(_joined);
        return _joined.AsMemory(0, length);
    }
}
