using System.Globalization;
using System.Net;
using System.Text;
using FastUdp.Demo.Output;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>One text to a server, every wait for its reply, and the reply.</summary>
internal static class RetryQuestion
{
    /// <exception cref="CommandFailedException">There is no reply; the line says why, after how many tries.</exception>
    public static async Task AskAsync(ITextAsker asker, IPEndPoint server, Transcript transcript, CancellationToken stop)
    {
        RequestResult<TextReply> result = await asker.AskAsync(stop);
        if (result.IsReplied)
            TellReply(transcript, result.Response.Text, server);
        if (transcript.IsJson)
            TellSummary(transcript, result);
        if (!result.IsReplied)
            throw new CommandFailedException(Explain(result, server));
    }

    /// <summary>Tells a wait that begins.</summary>
    public static void Announce(Transcript transcript, TimeSpan wait) => transcript.Tell(
        "waiting",
        string.Create(CultureInfo.InvariantCulture, $"Waiting up to {wait.TotalSeconds:0.######} seconds for a reply"),
        json => json.WriteNumber("seconds", wait.TotalSeconds));

    private static void TellReply(Transcript transcript, string reply, IPEndPoint server)
    {
        string text = Printable.Text(Encoding.UTF8.GetBytes(reply));
        transcript.Tell("reply", $"The server says '{text}'", json =>
        {
            json.WriteString("from", server.ToString());
            json.WriteString("text", text);
        });
    }

    /// <summary>For programs: people see it from the lines before, or from the error.</summary>
    private static void TellSummary(Transcript transcript, RequestResult<TextReply> result) => transcript.Tell("summary", "", json =>
    {
        json.WriteBoolean("replied", result.IsReplied);
        json.WriteNumber("tries", result.Sends);
        json.WriteNumber("elapsedSeconds", Math.Round(result.Elapsed.TotalSeconds, 6));
    });

    internal static string Explain(in RequestResult<TextReply> result, IPEndPoint server)
    {
        string tries = result.Sends == 1 ? "1 try" : $"{result.Sends} tries";
        string noReply = string.Create(
            CultureInfo.InvariantCulture, $"no reply from {server} after {tries} in {result.Elapsed.TotalSeconds:0.##} s");
        return result.Outcome switch
        {
            RequestOutcome.TimedOut => $"{noReply}: the server is down",
            RequestOutcome.Refused => $"{noReply}: the port is closed (connection refused): the server is down",
            RequestOutcome.Rejected => $"{server} rejects the request: {result.Rejection}",
            RequestOutcome.Cancelled => $"stopped before {server} replied",
            _ => $"{noReply}: {result.Outcome}",
        };
    }
}
