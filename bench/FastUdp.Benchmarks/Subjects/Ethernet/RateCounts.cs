namespace FastUdp.Benchmarks.Subjects.Ethernet;

/// <summary>What a trial counted.</summary>
/// <param name="Sent">Datagrams sent.</param>
/// <param name="LostByServer">Those that the server or listener never got.</param>
/// <param name="LostByClient">Answers that the client never got, or that the server could not send.</param>
/// <param name="Elapsed">How long was sent.</param>
internal sealed record RateCounts(long Sent, long LostByServer, long LostByClient, TimeSpan Elapsed)
{
    public long Lost => LostByServer + LostByClient;

    public double OfferedPerSecond => Sent / Elapsed.TotalSeconds;

    public double ArrivedPerSecond => (Sent - Lost) / Elapsed.TotalSeconds;
}
