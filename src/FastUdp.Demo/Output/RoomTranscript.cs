using System.Text.Json;
using FastUdp.Demo.Chat.Room.Bots;
using FastUdp.Demo.Chat.Room.Server;
using FastUdp.Demo.Chat.Room.Wire;

namespace FastUdp.Demo.Output;

/// <summary>What a room tells: who comes and goes (the room bounds how often), and at its end what it has done.</summary>
/// <param name="transcript">Where it is told.</param>
/// <param name="tellsMoves">Whether it is told who comes and goes: of bots nobody wants to know.</param>
internal sealed class RoomTranscript(Transcript transcript, bool tellsMoves) : IRoomEvents
{
    void IRoomEvents.OnMoved(Seat seat, LineKind kind, int members)
    {
        if (!tellsMoves)
            return;
        string how = kind switch
        {
            LineKind.Joined => "has joined",
            LineKind.TimedOut => "is gone, for nothing was heard of it",
            _ => "has left",
        };
        string @event = kind == LineKind.Joined ? "joined" : kind == LineKind.TimedOut ? "timedOut" : "left";
        transcript.Tell(@event, $"{seat.Name} at {seat.Remote} {how}; {Figures.Count(members)} here", json =>
        {
            json.WriteString("name", seat.Name);
            json.WriteString("from", seat.Remote.ToString());
            json.WriteNumber("members", members);
        });
    }

    public void Summarize(RoomService room, UdpStatistics statistics, BotReport? bots)
    {
        RoomCounters counters = room.Counters;
        long malformed = room.Dispatched.Refused;
        if (bots is not null && !transcript.IsJson)
            TellBots(bots);
        transcript.Tell("summary", Sentence(counters, malformed, statistics), json =>
        {
            WriteCounters(json, counters, statistics);
            json.WriteNumber("malformed", malformed);
            if (bots is not null)
                WriteBots(json, bots);
        });
    }

    private static string Sentence(in RoomCounters counters, long malformed, UdpStatistics statistics) =>
        $"Relayed {Figures.Count(counters.Lines)} lines in {Figures.Count(counters.FannedOut)} datagrams, " +
        $"and {Figures.Count(counters.LinesAgain)} to single members, as history or for lost ones; {Figures.Count(counters.Joins)} joined, {Figures.Count(counters.Leaves)} left, " +
        $"{Figures.Count(counters.Timeouts)} timed out, {Figures.Count(counters.Replaced)} replaced, {Figures.Count(counters.Refusals)} refused. " +
        $"Dropped: {Figures.Count(counters.SaidAgain)} lines that came again, {Figures.Count(counters.SaidTooFast)} too fast, " +
        $"{Figures.Count(counters.Empty)} empty, {Figures.Count(counters.AskedTooFast)} questions too fast, " +
        $"{Figures.Count(counters.Strangers)} of strangers, {Figures.Count(counters.PastJoins)} late joins, {Figures.Count(malformed)} malformed, " +
        $"{Figures.Count(counters.Untold)} notices untold, {Figures.Count(NotSent(statistics))} sends, " +
        $"{Figures.Count(statistics.BuffersDroppedByKernel ?? 0)} by the kernel.";

    private void TellBots(BotReport bots)
    {
        transcript.Tell("bots", $"bots        {Figures.Count(bots.Present)} of {Figures.Count(bots.Bots)} joined, {Figures.Duration(bots.Elapsed.TotalMicroseconds)}");
        transcript.Tell("bots", $"lines       {Figures.Count(bots.Lines)} ({Figures.Rate(bots.LinesPerSecond)})");
        transcript.Tell("bots", $"datagrams   {Figures.Count(bots.FannedOut)} ({Figures.Rate(bots.FannedOutPerSecond)})");
        transcript.Tell("bots", $"sent again  {Figures.Count(bots.LinesAgain)} ({Figures.Percent(100.0 * bots.LinesAgain / Math.Max(bots.FannedOut, 1))})");
        transcript.Tell("bots", $"missed      {Figures.Count(bots.Missed)}");
    }

    private static void WriteCounters(Utf8JsonWriter json, in RoomCounters counters, UdpStatistics statistics)
    {
        json.WriteNumber("lines", counters.Lines);
        json.WriteNumber("datagramsFannedOut", counters.FannedOut);
        json.WriteNumber("linesAgain", counters.LinesAgain);
        json.WriteNumber("joins", counters.Joins);
        json.WriteNumber("leaves", counters.Leaves);
        json.WriteNumber("timeouts", counters.Timeouts);
        json.WriteNumber("replaced", counters.Replaced);
        json.WriteNumber("refusals", counters.Refusals);
        json.WriteNumber("challenges", counters.Challenges);
        json.WriteNumber("droppedSaidAgain", counters.SaidAgain);
        json.WriteNumber("droppedTooFast", counters.SaidTooFast);
        json.WriteNumber("droppedEmpty", counters.Empty);
        json.WriteNumber("droppedQuestions", counters.AskedTooFast);
        json.WriteNumber("droppedStrangers", counters.Strangers);
        json.WriteNumber("droppedLateJoins", counters.PastJoins);
        json.WriteNumber("untoldNotices", counters.Untold);
        json.WriteNumber("sendsFailed", NotSent(statistics));
        if (statistics.BuffersDroppedByKernel is { } drops)
            json.WriteNumber("buffersDroppedByKernel", drops);
    }

    private static void WriteBots(Utf8JsonWriter json, BotReport bots)
    {
        json.WriteStartObject("bots");
        json.WriteNumber("bots", bots.Bots);
        json.WriteNumber("joined", bots.Present);
        json.WriteNumber("elapsedSeconds", Math.Round(bots.Elapsed.TotalSeconds, 6));
        json.WriteNumber("lines", bots.Lines);
        json.WriteNumber("linesPerSecond", Math.Round(bots.LinesPerSecond, 1));
        json.WriteNumber("datagramsFannedOut", bots.FannedOut);
        json.WriteNumber("datagramsPerSecond", Math.Round(bots.FannedOutPerSecond, 1));
        json.WriteNumber("linesReceived", bots.Received);
        json.WriteNumber("linesAgain", bots.LinesAgain);
        json.WriteNumber("linesMissed", bots.Missed);
        json.WriteEndObject();
    }

    private static long NotSent(UdpStatistics statistics) =>
        statistics.SendsBlocked + statistics.SendsTooLong + statistics.SendsRefused + statistics.SendsUnreachable
        + statistics.SendsWithoutBuffers + statistics.SendsDenied + statistics.SendsFailed;
}
