using Google.Protobuf;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>Google.Protobuf over spans: sized, written in place, parsed from the bytes.</summary>
internal readonly struct ProtobufCodec<TMessage> : ICodec<TMessage>
    where TMessage : ProtobufMessage<TMessage>, new()
{
    private static readonly MessageParser<TMessage> Parser = new(static () => new TMessage());

    public int Write(in TMessage message, byte[] buffer, int offset)
    {
        int length = message.CalculateSize();
        message.WriteTo(buffer.AsSpan(offset, length));
        return length;
    }

    public void Read(ReadOnlySpan<byte> source, out TMessage message) => message = Parser.ParseFrom(source);
}
