using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>What a reflector has done, when it is stopped.</summary>
internal static class ReflectorSummary
{
    public static void Tell(Transcript transcript, ReflectorCounts counts, UdpStatistics statistics) =>
        transcript.Tell("summary", Text(counts, statistics), json => WriteMembers(json, counts, statistics));

    private static string Text(ReflectorCounts counts, UdpStatistics statistics)
    {
        string kernelDrops = statistics.BuffersDroppedByKernel is { } drops
            ? $"{Figures.Count(drops)} buffers dropped by the kernel"
            : "drops of the kernel unknown here";
        string senders = counts.Sessions > 0 ? $" of {Figures.Count(counts.Sessions)} senders" : "";
        return
            $"Received {Figures.Count(counts.Received)} packets{senders}, reflected {Figures.Count(counts.Reflected)}; not reflected: " +
            $"{Figures.Count(counts.Malformed)} malformed, {Figures.Count(counts.Reflections)} that were reflections, " +
            $"{Figures.Count(counts.ToMany)} to a broadcast or a group, {Figures.Count(counts.Crowded)} of too many senders; " +
            $"{Figures.Count(Unsent(counts, statistics))} answers not sent, {kernelDrops}.";
    }

    private static void WriteMembers(Utf8JsonWriter json, ReflectorCounts counts, UdpStatistics statistics)
    {
        json.WriteNumber("received", counts.Received);
        json.WriteNumber("reflected", counts.Reflected);
        json.WriteNumber("senders", counts.Sessions);
        json.WriteNumber("malformed", counts.Malformed);
        json.WriteNumber("reflections", counts.Reflections);
        json.WriteNumber("toMany", counts.ToMany);
        json.WriteNumber("crowded", counts.Crowded);
        json.WriteNumber("answersDropped", Unsent(counts, statistics));
        if (statistics.BuffersDroppedByKernel is { } drops)
            json.WriteNumber("buffersDroppedByKernel", drops);
    }

    private static long Unsent(in ReflectorCounts counts, UdpStatistics statistics) => counts.Reflected - statistics.DatagramsSent;
}
