using System.Buffers;

namespace FastUdp.Benchmarks.Subjects.Codec.Json;

/// <summary>Has a JSON writer write into bytes that are there already.</summary>
internal sealed class FixedBufferWriter : IBufferWriter<byte>
{
    private byte[] _buffer = [];
    private int _start;
    private int _end;

    public int Written => _end - _start;

    public void Restart(byte[] buffer, int offset)
    {
        _buffer = buffer;
        _start = offset;
        _end = offset;
    }

    public void Advance(int count) => _end += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.AsMemory(_end);

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.AsSpan(_end);
}
