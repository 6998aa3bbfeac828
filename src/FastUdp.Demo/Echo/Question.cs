using System.Diagnostics;
using System.Net;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Echo;

/// <summary>One datagram to a server, and its answer.</summary>
internal static class Question
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks, and waits for the first datagram that comes back.</summary>
    /// <exception cref="CommandFailedException">It could not be sent, was refused, or nobody answered in time.</exception>
    public static async Task<Answer> AskAsync(
        UdpEndpoint endpoint, ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken stop)
    {
        IPEndPoint server = endpoint.ConnectedRemote!.Value.ToIPEndPoint();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<Answer> answer = FirstAsync(endpoint, Stopwatch.GetTimestamp(), waiting.Token);
        SendResult result = endpoint.TrySend(payload.Span);
        if (!result.IsSent)
            throw SendFailure.Of(result, server);
        try
        {
            await WaitAsync(endpoint, server, answer, timeout, stop);
            return await answer;
        }
        finally
        {
            await waiting.CancelAsync();
            await ((Task)answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Returns when the answer is there. A refusal does not end the receive, because it may be an earlier
    /// datagram's: it is counted, so the count is what to look at meanwhile.
    /// </summary>
    private static async Task WaitAsync(
        UdpEndpoint endpoint, IPEndPoint server, Task answer, TimeSpan timeout, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(LookInterval, CancellationToken.None));
            if (answer.IsCompleted)
                return;
            if (stop.IsCancellationRequested)
                throw new CommandFailedException($"stopped before {server} answered");
            if (endpoint.Statistics.SocketErrors > 0)
                throw CommandFailedException.Refused(server);
            if (Stopwatch.GetElapsedTime(start) > timeout)
                throw new CommandFailedException($"no answer from {server} within {timeout.TotalSeconds:0.###} s");
        }
    }

    private static async Task<Answer> FirstAsync(UdpEndpoint endpoint, long start, CancellationToken cancellationToken)
    {
        await foreach (DatagramLease lease in endpoint.ReadAllAsync(cancellationToken))
        {
            using (lease)
                return new Answer(lease.Payload.ToArray(), Stopwatch.GetElapsedTime(start));
        }
        throw new CommandFailedException("the endpoint was closed before an answer came");
    }
}
