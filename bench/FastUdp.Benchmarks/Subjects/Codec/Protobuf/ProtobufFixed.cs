using FastUdp.Benchmarks.Subjects.Codec.Messages;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>The fixed message in protobuf.</summary>
internal sealed class ProtobufFixed : ProtobufMessage<ProtobufFixed>, IBenchMessage<ProtobufFixed>
{
    // The key of a field and its type: one byte, size without tag in CalculateSize beside it.
    private const byte IdTag = 13;
    private const byte KindTag = 16;
    private const byte FlagsTag = 24;
    private const byte SentTicksTag = 33;
    private const byte XTag = 45;
    private const byte YTag = 53;

    private uint _id;
    private uint _kind;
    private uint _flags;
    private long _sentTicks;
    private float _x;
    private float _y;

    public override MessageDescriptor Descriptor => ProtobufSchema.Fixed;

    public static ProtobufFixed From(in FixedMessage message) => new()
    {
        _id = message.Id,
        _kind = message.Kind,
        _flags = message.Flags,
        _sentTicks = message.SentTicks,
        _x = message.X,
        _y = message.Y,
    };

    public static long Digest(in ProtobufFixed message) =>
        message._id + message._kind + message._flags + message._sentTicks
        + BitConverter.SingleToInt32Bits(message._x) + BitConverter.SingleToInt32Bits(message._y);

    public static bool Match(in ProtobufFixed left, in ProtobufFixed right) =>
        left._id == right._id && left._kind == right._kind && left._flags == right._flags
        && left._sentTicks == right._sentTicks && left._x.Equals(right._x) && left._y.Equals(right._y);

    public override int CalculateSize()
    {
        int size = 0;
        if (_id != 0)
            size += 1 + 4;
        if (_kind != 0)
            size += 1 + CodedOutputStream.ComputeUInt32Size(_kind);
        if (_flags != 0)
            size += 1 + CodedOutputStream.ComputeUInt32Size(_flags);
        if (_sentTicks != 0)
            size += 1 + 8;
        if (_x != 0)
            size += 1 + 4;
        if (_y != 0)
            size += 1 + 4;
        return size;
    }

    public override void InternalWriteTo(ref WriteContext output)
    {
        if (_id != 0)
        {
            output.WriteRawTag(IdTag);
            output.WriteFixed32(_id);
        }
        if (_kind != 0)
        {
            output.WriteRawTag(KindTag);
            output.WriteUInt32(_kind);
        }
        if (_flags != 0)
        {
            output.WriteRawTag(FlagsTag);
            output.WriteUInt32(_flags);
        }
        if (_sentTicks != 0)
        {
            output.WriteRawTag(SentTicksTag);
            output.WriteSFixed64(_sentTicks);
        }
        if (_x != 0)
        {
            output.WriteRawTag(XTag);
            output.WriteFloat(_x);
        }
        if (_y != 0)
        {
            output.WriteRawTag(YTag);
            output.WriteFloat(_y);
        }
        WriteUnknown(ref output);
    }

    public override void InternalMergeFrom(ref ParseContext input)
    {
        uint tag;
        while ((tag = input.ReadTag()) != 0)
        {
            switch (tag)
            {
                case IdTag:
                    _id = input.ReadFixed32();
                    break;
                case KindTag:
                    _kind = input.ReadUInt32();
                    break;
                case FlagsTag:
                    _flags = input.ReadUInt32();
                    break;
                case SentTicksTag:
                    _sentTicks = input.ReadSFixed64();
                    break;
                case XTag:
                    _x = input.ReadFloat();
                    break;
                case YTag:
                    _y = input.ReadFloat();
                    break;
                default:
                    MergeUnknown(ref input);
                    break;
            }
        }
    }
}
