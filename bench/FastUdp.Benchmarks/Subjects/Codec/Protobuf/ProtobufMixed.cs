using FastUdp.Benchmarks.Subjects.Codec.Messages;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>The mixed message in protobuf.</summary>
internal sealed class ProtobufMixed : ProtobufMessage<ProtobufMixed>, IBenchMessage<ProtobufMixed>
{
    private const byte IdTag = 13;
    private const byte NameTag = 18;
    private const byte StateTag = 24;
    private const byte ScoresTag = 34;
    private const byte WeightsTag = 42;
    private const byte PlaceTag = 50;
    private const byte DeadlineTag = 57;

    // The same fields of a writer that does not pack: a reader takes both.
    private const byte UnpackedScoreTag = 32;
    private const byte UnpackedWeightTag = 45;

    private static readonly FieldCodec<int> ScoresCodec = FieldCodec.ForInt32(ScoresTag);
    private static readonly FieldCodec<float> WeightsCodec = FieldCodec.ForFloat(WeightsTag);

    private readonly RepeatedField<int> _scores = [];
    private readonly RepeatedField<float> _weights = [];
    private uint _id;
    private string _name = "";
    private uint _state;
    private ProtobufPlace? _place;
    private bool _hasDeadline;
    private long _deadline;

    public override MessageDescriptor Descriptor => ProtobufSchema.Mixed;

    public static ProtobufMixed From(in MixedMessage message)
    {
        var made = new ProtobufMixed
        {
            _id = message.Id,
            _name = message.Name,
            _state = (uint)message.State,
            _place = ProtobufPlace.From(message.Place),
            _hasDeadline = message.Deadline is not null,
            _deadline = message.Deadline.GetValueOrDefault(),
        };
        made._scores.AddRange(message.Scores);
        made._weights.AddRange(message.Weights);
        return made;
    }

    public static long Digest(in ProtobufMixed message) =>
        message._id + message._name.Length + message._name[^1] + (int)message._state
        + message._scores.Count + message._scores[^1] + message._weights.Count + BitConverter.SingleToInt32Bits(message._weights[^1])
        + Place.Digest(message._place!.Value) + message._deadline;

    public static bool Match(in ProtobufMixed left, in ProtobufMixed right) =>
        left._id == right._id && left._name == right._name && left._state == right._state
        && left._scores.Equals(right._scores) && left._weights.Equals(right._weights)
        && left._place?.Value == right._place?.Value
        && left._hasDeadline == right._hasDeadline && left._deadline == right._deadline;

    public override int CalculateSize()
    {
        int size = _scores.CalculateSize(ScoresCodec) + _weights.CalculateSize(WeightsCodec);
        if (_id != 0)
            size += 1 + 4;
        if (_name.Length != 0)
            size += 1 + CodedOutputStream.ComputeStringSize(_name);
        if (_state != 0)
            size += 1 + CodedOutputStream.ComputeUInt32Size(_state);
        if (_place is not null)
            size += 1 + CodedOutputStream.ComputeMessageSize(_place);
        if (_hasDeadline)
            size += 1 + 8;
        return size;
    }

    public override void InternalWriteTo(ref WriteContext output)
    {
        if (_id != 0)
        {
            output.WriteRawTag(IdTag);
            output.WriteFixed32(_id);
        }
        if (_name.Length != 0)
        {
            output.WriteRawTag(NameTag);
            output.WriteString(_name);
        }
        if (_state != 0)
        {
            output.WriteRawTag(StateTag);
            output.WriteUInt32(_state);
        }
        _scores.WriteTo(ref output, ScoresCodec);
        _weights.WriteTo(ref output, WeightsCodec);
        if (_place is not null)
        {
            output.WriteRawTag(PlaceTag);
            output.WriteMessage(_place);
        }
        if (_hasDeadline)
        {
            output.WriteRawTag(DeadlineTag);
            output.WriteSFixed64(_deadline);
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
                case NameTag:
                    _name = input.ReadString();
                    break;
                case StateTag:
                    _state = input.ReadUInt32();
                    break;
                case ScoresTag or UnpackedScoreTag:
                    _scores.AddEntriesFrom(ref input, ScoresCodec);
                    break;
                case WeightsTag or UnpackedWeightTag:
                    _weights.AddEntriesFrom(ref input, WeightsCodec);
                    break;
                case PlaceTag:
                    input.ReadMessage(_place ??= new ProtobufPlace());
                    break;
                case DeadlineTag:
                    _hasDeadline = true;
                    _deadline = input.ReadSFixed64();
                    break;
                default:
                    MergeUnknown(ref input);
                    break;
            }
        }
    }
}
