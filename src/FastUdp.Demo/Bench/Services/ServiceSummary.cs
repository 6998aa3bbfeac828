using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Services;

/// <summary>What a service has done, when it is stopped.</summary>
internal static class ServiceSummary
{
    /// <param name="transcript">Where to.</param>
    /// <param name="statistics">The endpoint's.</param>
    /// <param name="heldBack">What was left unanswered on purpose; null for a service that answers nothing.</param>
    public static void Tell(Transcript transcript, UdpStatistics statistics, HeldBack? heldBack) =>
        transcript.Tell("summary", Text(statistics, heldBack), json => WriteMembers(json, statistics, heldBack));

    private static string Text(UdpStatistics statistics, HeldBack? heldBack)
    {
        string kernelDrops = statistics.BuffersDroppedByKernel is { } drops
            ? $"{Figures.Count(drops)} buffers dropped by the kernel"
            : "drops of the kernel unknown here";
        string received = $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams ({Figures.Count(statistics.BytesReceived)} bytes)";
        return heldBack is not { } held
            ? $"{received}, all discarded; {kernelDrops}."
            : $"{received}, sent {Figures.Count(statistics.DatagramsSent)} ({Figures.Count(statistics.BytesSent)} bytes); held back: " +
              $"{Figures.Count(held.OfServices)} from ports of services, {Figures.Count(held.ToMany)} to a broadcast or a group, " +
              $"{Figures.Count(held.OverHostsLimit)} over a host's limit, {Figures.Count(held.OverLimit)} over the limit of all; " +
              $"{Figures.Count(Unsent(statistics, held))} answers not sent, {kernelDrops}.";
    }

    private static void WriteMembers(Utf8JsonWriter json, UdpStatistics statistics, HeldBack? heldBack)
    {
        json.WriteNumber("datagramsReceived", statistics.DatagramsReceived);
        json.WriteNumber("bytesReceived", statistics.BytesReceived);
        if (heldBack is { } held)
        {
            json.WriteNumber("datagramsSent", statistics.DatagramsSent);
            json.WriteNumber("bytesSent", statistics.BytesSent);
            json.WriteNumber("heldBackOfServices", held.OfServices);
            json.WriteNumber("heldBackToMany", held.ToMany);
            json.WriteNumber("heldBackOverHostsLimit", held.OverHostsLimit);
            json.WriteNumber("heldBackOverLimit", held.OverLimit);
            json.WriteNumber("answersDropped", Unsent(statistics, held));
        }
        if (statistics.BuffersDroppedByKernel is { } drops)
            json.WriteNumber("buffersDroppedByKernel", drops);
    }

    private static long Unsent(UdpStatistics statistics, in HeldBack held) => statistics.DatagramsReceived - held.Total - statistics.DatagramsSent;
}
