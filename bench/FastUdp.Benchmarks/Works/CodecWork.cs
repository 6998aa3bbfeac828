using System.Text.Json;
using FastUdp.Benchmarks.Measuring;
using FastUdp.Benchmarks.Subjects;
using FastUdp.Benchmarks.Subjects.Ceiling;
using FastUdp.Benchmarks.Subjects.Codec;
using FastUdp.Benchmarks.Subjects.Codec.Handwritten;
using FastUdp.Benchmarks.Subjects.Codec.Json;
using FastUdp.Benchmarks.Subjects.Codec.Messages;
using FastUdp.Benchmarks.Subjects.Codec.Protobuf;

namespace FastUdp.Benchmarks.Works;

/// <summary>Messages to bytes and back in memory: generated code beside handwritten code and the usual serializers.</summary>
internal sealed class CodecWork : IWork
{
    private const string Handwritten = "handwritten";
    private const string Generated = "generated";
    private const string Protobuf = "protobuf";
    private const string Json = "system-text-json";
    private const string FixedGroup = "fixed";
    private const string MixedGroup = "mixed";

    public string Name => "codec";

    public string Title => "a message written and read in memory; lower is better";

    /// <summary>The messages bring their own.</summary>
    public IReadOnlyList<int> DefaultSizes => [0];

    public bool HasOwnSizes => true;

    public TimeSpan DefaultDuration => TimeSpan.FromSeconds(0.25);

    public Merit Merit => Merit.Time;

    public IEnumerable<Subject> Ceilings(CeilingProgram program, int sizeBytes) => [];

    public IEnumerable<Subject> Rivals(CeilingProgram? program, IReadOnlyList<Subject> ceilings) => [.. Fixed(), .. Mixed()];

    private static IEnumerable<Subject> Fixed()
    {
        FixedMessage[] ring = MessageRing.MakeFixed();
        return
        [
            Make(Generated, FixedGroup, new GeneratedCodec<FixedMessage>(), ring),
            Make(Handwritten, FixedGroup, new HandwrittenCodec<HandwrittenFixed, FixedMessage>(), ring),
            Make(Protobuf, FixedGroup, new ProtobufCodec<ProtobufFixed>(), Array.ConvertAll(ring, static one => ProtobufFixed.From(one))),
            Make(Json, FixedGroup, new JsonCodec<FixedMessage>(JsonContext.Default.FixedMessage, NewJsonWriter()), ring),
        ];
    }

    private static IEnumerable<Subject> Mixed()
    {
        MixedMessage[] ring = MessageRing.MakeMixed();
        double content = MessageRing.ContentBytes(ring);
        return
        [
            Make(Generated, MixedGroup, new GeneratedCodec<MixedMessage>(), ring, content),
            Make(Handwritten, MixedGroup, new HandwrittenCodec<HandwrittenMixed, MixedMessage>(), ring, content),
            Make(Protobuf, MixedGroup, new ProtobufCodec<ProtobufMixed>(), Array.ConvertAll(ring, static one => ProtobufMixed.From(one)), content),
            Make(Json, MixedGroup, new JsonCodec<MixedMessage>(JsonContext.Default.MixedMessage, NewJsonWriter()), ring, content),
        ];
    }

    private static Utf8JsonWriter NewJsonWriter() => new(Stream.Null);

    private static CodecSubject<TCodec, TMessage> Make<TCodec, TMessage>(
        string name, string group, TCodec codec, TMessage[] ring, double contentBytes = 0)
        where TCodec : struct, ICodec<TMessage>
        where TMessage : IBenchMessage<TMessage> => new(name, group, codec, ring, contentBytes) { Baseline = Handwritten };
}
