using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using FastUdp.Demo.Output;
using FastUdp.Requests;

namespace FastUdp.Demo.Retry;

/// <summary>
/// Asks in plain text, as the classic programs do: the datagram is the text, and the reply is whatever comes back.
/// Nothing in either tells one request from another; so each request in flight has a socket of its own, and a socket
/// to which the server may still owe a reply is not used again.
/// </summary>
/// <param name="server">Who is asked.</param>
/// <param name="from">Where to ask from, at port 0 where there is more than one request; null where the system is to choose.</param>
/// <param name="text">What to say, in UTF-8.</param>
/// <param name="policy">When to repeat it.</param>
/// <param name="options">How endpoints are made.</param>
internal sealed class PlainAsker(
    IPEndPoint server, IPEndPoint? from, ReadOnlyMemory<byte> text, RetryPolicy policy, UdpEndpointOptions options) : ITextAsker
{
    // The middle: no jitter either way.
    private const double Chance = 0.5;

    private readonly ConcurrentBag<TextLink> _idle = [];

    public async ValueTask<RequestResult<TextReply>> AskAsync(CancellationToken stop)
    {
        TextLink link = _idle.TryTake(out TextLink? idle) ? idle : new TextLink(server, from, options);
        bool isClean = false;
        try
        {
            RequestResult<TextReply> result = await AskAsync(link, stop);
            isClean = result is { IsReplied: true, Sends: 1 };
            return result;
        }
        finally
        {
            if (isClean)
                _idle.Add(link);
            else
                await link.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out TextLink? link))
            await link.DisposeAsync();
    }

    private async ValueTask<RequestResult<TextReply>> AskAsync(TextLink link, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        Task<string> reply = link.ExpectReply();
        bool isRefused = false;
        int sends = 0;
        while (policy.NextWait(sends, default, Chance) is { } wait)
        {
            Send(link);
            sends++;
            if (await ComesWithinAsync(wait, reply, stop))
                return End(RequestOutcome.Replied, new TextReply(await reply, Executions: 0));
            if (stop.IsCancellationRequested)
                return End(RequestOutcome.Cancelled);
            isRefused = link.IsRefused;
        }
        return End(isRefused ? RequestOutcome.Refused : RequestOutcome.TimedOut);

        RequestResult<TextReply> End(RequestOutcome outcome, TextReply answer = default) =>
            new(outcome, answer, sends, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>A datagram there is no room for, here or in the kernel, is one more that is lost.</summary>
    private void Send(TextLink link)
    {
        SendResult result = link.Send(text.Span);
        if (result.Status is not (SendStatus.Sent or SendStatus.Refused or SendStatus.WouldBlock or SendStatus.NoBuffers))
            throw SendFailure.Of(result, server);
    }

    private static async ValueTask<bool> ComesWithinAsync(TimeSpan wait, Task reply, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(reply, Task.Delay(wait, over.Token));
        await over.CancelAsync();
        return reply.IsCompleted;
    }
}
