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
    public static async Task AskAsync(ITextAsker asker, IPEndPoint server, CancellationToken stop)
    {
        RequestResult<TextReply> result = await asker.AskAsync(stop);
        if (!result.IsReplied)
            throw new CommandFailedException(Explain(result, server));
        Console.WriteLine($"The server says '{Printable.Text(Encoding.UTF8.GetBytes(result.Response.Text))}'");
    }

    public static void Announce(TimeSpan wait) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Waiting up to {wait.TotalSeconds:0.######} seconds for a reply"));

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
