using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Echo;

/// <summary>What an echo server has done, when it ends.</summary>
internal static class EchoSummary
{
    public static void Tell(Transcript transcript, UdpStatistics statistics) =>
        transcript.Tell("summary", Text(statistics), json => WriteMembers(json, statistics));

    private static long Unsent(UdpStatistics statistics) => statistics.DatagramsReceived - statistics.DatagramsSent;

    private static string Text(UdpStatistics statistics)
    {
        string kernelDrops = statistics.BuffersDroppedByKernel is { } drops
            ? $"{Figures.Count(drops)} buffers dropped by the kernel"
            : "drops of the kernel unknown here";
        return
            $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams ({Figures.Count(statistics.BytesReceived)} bytes), " +
            $"sent {Figures.Count(statistics.DatagramsSent)} ({Figures.Count(statistics.BytesSent)} bytes); " +
            $"{Figures.Count(Unsent(statistics))} answers dropped, {kernelDrops}.";
    }

    private static void WriteMembers(Utf8JsonWriter json, UdpStatistics statistics)
    {
        json.WriteNumber("datagramsReceived", statistics.DatagramsReceived);
        json.WriteNumber("bytesReceived", statistics.BytesReceived);
        json.WriteNumber("datagramsSent", statistics.DatagramsSent);
        json.WriteNumber("bytesSent", statistics.BytesSent);
        json.WriteNumber("answersDropped", Unsent(statistics));
        if (statistics.BuffersDroppedByKernel is { } drops)
            json.WriteNumber("buffersDroppedByKernel", drops);
    }
}
