using Google.Protobuf;
using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace FastUdp.Benchmarks.Subjects.Codec.Protobuf;

/// <summary>
/// The .proto file that the classes would come from, as its descriptor; the runtime asks for it whenever it has read a
/// message. Fixed-width types where values are spread over their whole range: they suit protobuf better there.
/// </summary>
internal static class ProtobufSchema
{
    private static readonly FileDescriptor File = Load(
        Message(
            "FixedMessage",
            Field("id", 1, Type.Fixed32), Field("kind", 2, Type.Uint32), Field("flags", 3, Type.Uint32),
            Field("sent_ticks", 4, Type.Sfixed64), Field("x", 5, Type.Float), Field("y", 6, Type.Float)),
        Message("Place", Field("x", 1, Type.Float), Field("y", 2, Type.Float), Field("z", 3, Type.Float)),
        Message(
            "MixedMessage",
            Field("id", 1, Type.Fixed32), Field("name", 2, Type.String), Field("state", 3, Type.Uint32),
            Field("scores", 4, Type.Int32, Label.Repeated), Field("weights", 5, Type.Float, Label.Repeated),
            Field("place", 6, Type.Message), Field("deadline", 7, Type.Sfixed64)));

    public static MessageDescriptor Fixed => File.MessageTypes[0];

    public static MessageDescriptor Place => File.MessageTypes[1];

    public static MessageDescriptor Mixed => File.MessageTypes[2];

    private static FileDescriptor Load(params DescriptorProto[] messages)
    {
        var file = new FileDescriptorProto { Name = "bench.proto", Syntax = "proto3", MessageType = { messages } };
        GeneratedClrTypeInfo[] types =
        [
            new(typeof(ProtobufFixed), null, null, null, null, null, null),
            new(typeof(ProtobufPlace), null, null, null, null, null, null),
            new(typeof(ProtobufMixed), null, null, null, null, null, null),
        ];
        return FileDescriptor.FromGeneratedCode(file.ToByteArray(), [], new GeneratedClrTypeInfo(null, null, types));
    }

    private static DescriptorProto Message(string name, params FieldDescriptorProto[] fields) => new() { Name = name, Field = { fields } };

    private static FieldDescriptorProto Field(string name, int number, Type type, Label label = Label.Optional)
    {
        var field = new FieldDescriptorProto { Name = name, Number = number, Type = type, Label = label };
        if (type == Type.Message)
            field.TypeName = ".Place";
        return field;
    }
}
