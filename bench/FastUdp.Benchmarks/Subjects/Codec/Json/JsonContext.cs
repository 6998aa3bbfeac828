using System.Text.Json.Serialization;
using FastUdp.Benchmarks.Subjects.Codec.Messages;

namespace FastUdp.Benchmarks.Subjects.Codec.Json;

/// <summary>The metadata, made at compile time.</summary>
[JsonSerializable(typeof(FixedMessage))]
[JsonSerializable(typeof(MixedMessage))]
internal sealed partial class JsonContext : JsonSerializerContext;
