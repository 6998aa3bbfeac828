using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a sender tells of single answers.</summary>
internal static class StampWords
{
    /// <summary>For clocks that may differ.</summary>
    public static Told RoundTrip(StampReply reply) => new(
        "reply", $"{Begin(reply)}, hop limit {reply.HopLimit} there", json => WriteMembers(json, reply));

    /// <summary>For a common clock.</summary>
    public static Told WithWays(StampReply reply) => new(
        "reply",
        $"{Begin(reply)}: {Duration(reply.ForwardNanoseconds)} there, {Duration(reply.BackwardNanoseconds)} back; hop limit {reply.HopLimit} there",
        json =>
        {
            WriteMembers(json, reply);
            json.WriteNumber("forwardMicroseconds", Microseconds(reply.ForwardNanoseconds));
            json.WriteNumber("backwardMicroseconds", Microseconds(reply.BackwardNanoseconds));
        });

    private static string Begin(StampReply reply) => $"Packet {reply.Number}: round trip {Duration(reply.RoundTripNanoseconds)}";

    private static void WriteMembers(Utf8JsonWriter json, StampReply reply)
    {
        json.WriteNumber("number", reply.Number);
        json.WriteNumber("reflectorNumber", reply.ReflectorNumber);
        json.WriteNumber("roundTripMicroseconds", Microseconds(reply.RoundTripNanoseconds));
        json.WriteNumber("hopLimit", reply.HopLimit);
    }

    private static string Duration(long nanoseconds) => (nanoseconds < 0 ? "−" : "") + Figures.Duration(Math.Abs(Microseconds(nanoseconds)));

    private static double Microseconds(long nanoseconds) => nanoseconds / 1_000.0;
}
