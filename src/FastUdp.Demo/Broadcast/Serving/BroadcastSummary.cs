using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>What a server has heard, when it is stopped.</summary>
internal static class BroadcastSummary
{
    /// <summary>Of more remotes people are told the number.</summary>
    private const int MostLines = 20;

    public static void Tell(Transcript transcript, BroadcastServer server, UdpStatistics statistics)
    {
        if (!transcript.IsJson)
            TellRemotes(transcript, server.Blasts);
        transcript.Tell("summary", Line(server, statistics), json => WriteMembers(json, server, statistics));
    }

    private static void TellRemotes(Transcript transcript, BlastTable blasts)
    {
        foreach (BlastTally tally in blasts.Tallies.Take(MostLines))
            transcript.Tell("blast", $"{tally.Remote}: {tally.All}");
        if (blasts.Tallies.Count > MostLines)
            transcript.Tell("blast", $"… and {Figures.Count(blasts.Tallies.Count - MostLines)} more clients; together: {blasts.Total}");
    }

    private static string Line(BroadcastServer server, UdpStatistics statistics)
    {
        string drops = statistics.BuffersDroppedByKernel is { } dropped
            ? $"{Figures.Count(dropped)} buffers dropped by the kernel"
            : "drops of the kernel unknown here";
        string untracked = server.Blasts.Untracked > 0 ? $", {Figures.Count(server.Blasts.Untracked)} of too many clients to tell apart" : "";
        return
            $"Received {Figures.Count(statistics.DatagramsReceived)} datagrams: {Figures.Count(server.Texts)} texts, " +
            $"{Figures.Count(server.Questions)} questions ({Figures.Count(server.Unanswered)} not answered), " +
            $"{Figures.Count(server.Blasts.Total.Received)} numbered{untracked}; {drops}.";
    }

    private static void WriteMembers(Utf8JsonWriter json, BroadcastServer server, UdpStatistics statistics)
    {
        json.WriteNumber("datagrams", statistics.DatagramsReceived);
        json.WriteNumber("texts", server.Texts);
        json.WriteNumber("questions", server.Questions);
        json.WriteNumber("questionsNotAnswered", server.Unanswered);
        json.WriteNumber("numberedUntracked", server.Blasts.Untracked);
        if (statistics.BuffersDroppedByKernel is { } dropped)
            json.WriteNumber("buffersDroppedByKernel", dropped);
        json.WriteStartArray("blasts");
        foreach (BlastTally tally in server.Blasts.Tallies)
        {
            json.WriteStartObject();
            json.WriteString("from", tally.Remote.ToString());
            tally.All.WriteMembers(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
