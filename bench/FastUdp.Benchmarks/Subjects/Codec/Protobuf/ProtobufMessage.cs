using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>
/// What is the same in every message. The classes derived from it write, size and read themselves in the manner of
/// protoc's output, over the same runtime calls; they are our own, because protoc is not on every machine. What the
/// comparison never calls is not supported.
/// </summary>
internal abstract class ProtobufMessage<TSelf> : IMessage<TSelf>, IBufferMessage
    where TSelf : ProtobufMessage<TSelf>
{
    private UnknownFieldSet? _unknownFields;

    public abstract MessageDescriptor Descriptor { get; }

    public abstract int CalculateSize();

    public abstract void InternalWriteTo(ref WriteContext output);

    public abstract void InternalMergeFrom(ref ParseContext input);

    public void WriteTo(CodedOutputStream output) => output.WriteRawMessage(this);

    public void MergeFrom(CodedInputStream input) => input.ReadRawMessage(this);

    public void MergeFrom(TSelf message) => throw new NotSupportedException();

    public TSelf Clone() => throw new NotSupportedException();

    public bool Equals([AllowNull] TSelf other) => throw new NotSupportedException();

    public override bool Equals(object? obj) => throw new NotSupportedException();

    public override int GetHashCode() => throw new NotSupportedException();

    protected void WriteUnknown(ref WriteContext output) => _unknownFields?.WriteTo(ref output);

    protected void MergeUnknown(ref ParseContext input) => _unknownFields = UnknownFieldSet.MergeFieldFrom(_unknownFields, ref input);
}
