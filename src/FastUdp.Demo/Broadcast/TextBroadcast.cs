using FastUdp.Demo.Broadcast.Networks;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Broadcast;

/// <summary>Says a text to everybody: once, or so many times at a rate.</summary>
/// <param name="endpoint">Where from; may send broadcasts. Not disposed here.</param>
/// <param name="targets">Where a copy each goes.</param>
/// <param name="text">What is said.</param>
/// <param name="transcript">Where each is told.</param>
/// <param name="time">The clock.</param>
internal sealed class TextBroadcast(
    UdpEndpoint endpoint, IReadOnlyList<BroadcastTarget> targets, ReadOnlyMemory<byte> text, Transcript transcript, TimeProvider time) : IDisposable
{
    private readonly ServerTranscript _lines = new(transcript, time);

    /// <summary>How many were said; each is a datagram to every target.</summary>
    public long Said { get; private set; }

    public long Sent { get; private set; }

    /// <summary>Datagrams that could not be sent.</summary>
    public long Unsent { get; private set; }

    /// <param name="count">How often to say it.</param>
    /// <param name="rate">How often a second.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="CommandFailedException">It can be sent nowhere.</exception>
    public async Task RunAsync(long count, double rate, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            Say();
            if (++Said == count)
                return;

            // By the count since the start: what one wait is late, the next is shorter.
            TimeSpan wait = TimeSpan.FromSeconds(Said / rate) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void TellSummary()
    {
        _lines.Dispose();
        string unsent = Unsent > 0 ? $", {Figures.Count(Unsent)} could not be sent" : "";
        transcript.Tell("summary", $"Sent {Figures.Count(Sent)} datagrams{unsent}.", json =>
        {
            json.WriteNumber("sent", Sent);
            json.WriteNumber("unsent", Unsent);
            json.WriteNumber("payloadBytes", text.Length);
        });
    }

    public void Dispose() => _lines.Dispose();

    private void Say()
    {
        CommandFailedException? failure = null;
        int sent = 0;
        foreach (BroadcastTarget target in targets)
        {
            SendResult result = endpoint.TrySend(target.Remote, text.Span, target.Options);
            sent += result.IsSent ? 1 : 0;
            if (result.IsSent)
                _lines.Say((target, text.Length), static one => TellSent(one.target, one.Length));
            else
                _lines.Say(failure = BroadcastFailure.Of(result, target), static one => TellFailed(one.Message));
        }
        Sent += sent;
        Unsent += targets.Count - sent;
        if (sent == 0)
            throw failure!;
    }

    private static Told TellSent(BroadcastTarget target, int bytes) => new("sent", $"Sent {Figures.Count(bytes)} bytes to {target}", json =>
    {
        json.WriteString("to", target.Remote.ToString());
        if (target.HasOptions)
            json.WriteNumber("interfaceIndex", target.Options.Source.InterfaceIndex);
        json.WriteNumber("payloadBytes", bytes);
    });

    private static Told TellFailed(string reason) => new("failed", $"Not sent: {reason}", json => json.WriteString("reason", reason));
}
