using FastUdp.Demo.Output;

namespace FastUdp.Demo.Chat.Talk;

/// <summary>What a chat of two came to.</summary>
internal sealed class TalkTally
{
    private long _sent;
    private long _notSent;
    private long _received;
    private long _ofStrangers;

    public void AddSent() => Interlocked.Increment(ref _sent);

    public void AddNotSent() => Interlocked.Increment(ref _notSent);

    public void AddReceived() => Interlocked.Increment(ref _received);

    /// <returns>Whether it is the first one.</returns>
    public bool AddOfStranger() => Interlocked.Increment(ref _ofStrangers) == 1;

    /// <summary>Tells it, as the last thing. Anything that is wrong is named only where there was some.</summary>
    /// <param name="transcript">Where to.</param>
    /// <param name="statistics">What the endpoint has counted.</param>
    public void Tell(Transcript transcript, UdpStatistics statistics)
    {
        long dropped = statistics.DatagramsDroppedByQueue + (statistics.BuffersDroppedByKernel ?? 0);
        string text =
            $"Sent {Lines(_sent)}{IfAny(statistics.Refusals, "refused")}{IfAny(_notSent, "not sent")}, " +
            $"received {Lines(_received)}{IfAny(_ofStrangers, "datagrams of strangers not shown")}{IfAny(dropped, "dropped here")}.";
        transcript.Tell("summary", text, json =>
        {
            json.WriteNumber("linesSent", _sent);
            json.WriteNumber("linesNotSent", _notSent);
            json.WriteNumber("refusals", statistics.Refusals);
            json.WriteNumber("linesReceived", _received);
            json.WriteNumber("datagramsOfStrangers", _ofStrangers);
            json.WriteNumber("datagramsDropped", dropped);
        });
    }

    private static string Lines(long count) => count == 1 ? "1 line" : $"{Figures.Count(count)} lines";

    private static string IfAny(long count, string what) => count == 0 ? "" : $" ({Figures.Count(count)} {what})";
}
