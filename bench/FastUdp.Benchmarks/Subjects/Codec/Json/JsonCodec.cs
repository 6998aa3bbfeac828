using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FastUdp.Benchmarks.Subjects.Codec.Json;

/// <summary>System.Text.Json with generated metadata, one writer and no buffer of its own.</summary>
internal readonly struct JsonCodec<TMessage>(JsonTypeInfo<TMessage> typeInfo, Utf8JsonWriter writer) : ICodec<TMessage>
{
    private readonly FixedBufferWriter _target = new();

    public int Write(in TMessage message, byte[] buffer, int offset)
    {
        _target.Restart(buffer, offset);
        writer.Reset(_target);
        JsonSerializer.Serialize(writer, message, typeInfo);
        writer.Flush();
        return _target.Written;
    }

    public void Read(ReadOnlySpan<byte> source, out TMessage message) =>
        message = JsonSerializer.Deserialize(source, typeInfo)!;
}
