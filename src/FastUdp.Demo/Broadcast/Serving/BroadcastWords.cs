using System.Text.Json;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>What a server tells of datagrams that are no texts.</summary>
internal static class BroadcastWords
{
    public static Told Asked(RemoteAddress remote) => new(
        "asked", $"The client at {remote} asks who is there", json => json.WriteString("from", remote.ToString()));

    public static Told BlastBegun(RemoteAddress remote) => new(
        "blastBegun", $"The client at {remote} sends numbered datagrams", json => json.WriteString("from", remote.ToString()));

    public static Told BlastEnded(BlastTally tally)
    {
        ulong total = tally.Ledger.Total.GetValueOrDefault();
        BlastCounts counts = tally.Current;
        return new Told(
            "blastEnded", $"The client at {tally.Remote} has sent {Figures.Count((long)total)}: {counts}", json => WriteEnd(json, tally.Remote, total, counts));
    }

    private static void WriteEnd(Utf8JsonWriter json, in RemoteAddress remote, ulong sent, in BlastCounts counts)
    {
        json.WriteString("from", remote.ToString());
        json.WriteNumber("sent", sent);
        counts.WriteMembers(json);
    }
}
