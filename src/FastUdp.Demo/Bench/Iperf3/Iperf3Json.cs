using System.Text.Json.Serialization;

namespace FastUdp.Demo.Bench.Iperf3;

/// <summary>Reads what <c>iperf3 -J</c> writes. Its numbers are sometimes written as text where they are not finite.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Iperf3File))]
internal sealed partial class Iperf3Json : JsonSerializerContext;
