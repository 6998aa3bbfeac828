using FastUdp.Benchmarks.Subjects.Codec.Messages;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>The message within the mixed message in protobuf.</summary>
internal sealed class ProtobufPlace : ProtobufMessage<ProtobufPlace>
{
    private const byte XTag = 13;
    private const byte YTag = 21;
    private const byte ZTag = 29;

    private float _x;
    private float _y;
    private float _z;

    public override MessageDescriptor Descriptor => ProtobufSchema.Place;

    public Place Value => new(_x, _y, _z);

    public static ProtobufPlace From(in Place place) => new() { _x = place.X, _y = place.Y, _z = place.Z };

    public override int CalculateSize()
    {
        int size = 0;
        if (_x != 0)
            size += 1 + 4;
        if (_y != 0)
            size += 1 + 4;
        if (_z != 0)
            size += 1 + 4;
        return size;
    }

    public override void InternalWriteTo(ref WriteContext output)
    {
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
        if (_z != 0)
        {
            output.WriteRawTag(ZTag);
            output.WriteFloat(_z);
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
                case XTag:
                    _x = input.ReadFloat();
                    break;
                case YTag:
                    _y = input.ReadFloat();
                    break;
                case ZTag:
                    _z = input.ReadFloat();
                    break;
                default:
                    MergeUnknown(ref input);
                    break;
            }
        }
    }
}
