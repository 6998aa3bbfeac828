using System.Net;
using FastUdp.Demo.Output;
using FastUdp.Samples.Formats;

namespace FastUdp.Demo.Bench.Stamp;

/// <summary>
/// A Session-Sender of STAMP, unauthenticated (RFC 8762 section 4.2): sends numbered, stamped packets at a fixed interval, and hears the answers.
/// </summary>
/// <param name="endpoint">Connected to the reflector; not disposed here.</param>
/// <param name="plan">How many, how long, how often.</param>
/// <param name="clock">Stamps packets.</param>
/// <param name="time">What the interval is measured with.</param>
/// <param name="lines">Where each answer is told; null tells none.</param>
internal sealed class StampRun(UdpEndpoint endpoint, StampPlan plan, StampClock clock, TimeProvider time, ServerTranscript? lines)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    private readonly SentPackets _packets = new();
    private readonly byte[] _packet = new byte[plan.Bytes];
    private uint _sent;
    private long _unsent;

    /// <summary>How many packets have been sent. Any thread.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <param name="stop">Ends it early, with the report of what there is.</param>
    /// <exception cref="CommandFailedException">The first cannot be sent, or nobody listens.</exception>
    public async Task<StampReport> RunAsync(CancellationToken stop)
    {
        long start = time.GetTimestamp();
        var receiver = new StampReceiver(_packets, clock, lines, plan.SharesClock);
        Task receiving = endpoint.RunAsync(receiver, CancellationToken.None);
        try
        {
            await SendAllAsync(start, receiver.Tally, stop);
            await AwaitAnswersAsync(receiver.Tally, stop);
        }
        finally
        {
            await endpoint.StopAsync();
            await receiving;
        }
        ThrowIfRefused(receiver.Tally);
        return StampReport.Of(plan, receiver.Tally, _sent, _unsent, time.GetElapsedTime(start));
    }

    private async Task SendAllAsync(long start, StampTally tally, CancellationToken stop)
    {
        for (uint turn = 0; turn < plan.Count; turn++)
        {
            TimeSpan due = plan.Interval * turn - time.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            ThrowIfRefused(tally);
            Send();
        }
    }

    private async Task AwaitAnswersAsync(StampTally tally, CancellationToken stop)
    {
        long end = time.GetTimestamp();
        while (tally.Received < _sent && time.GetElapsedTime(end) < plan.Wait && !stop.IsCancellationRequested)
            await Task.Delay(LookInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>What is not sent takes no number, so that it does not look lost.</summary>
    private void Send()
    {
        StampErrorEstimate error = clock.Error;
        NtpTimestamp now = clock.Now;
        StampSenderPacket.TryWrite(new StampSenderPacket(_sent, now, error), _packet, out _, out _);
        _packets.Add(_sent, now);
        SendResult result = endpoint.TrySend(_packet);
        if (result.IsSent)
            Volatile.Write(ref _sent, _sent + 1);
        else if (_sent == 0 && result.Status != SendStatus.Refused)
            throw SendFailure.Of(result, Server);
        else
            _unsent++;
    }

    /// <summary>A closed port says so once; where anybody has answered, the refusal is news of the reflector's end, and the rest is lost.</summary>
    private void ThrowIfRefused(StampTally tally)
    {
        if (tally.Received == 0 && endpoint.Statistics.Refusals > 0)
            throw CommandFailedException.Refused(Server);
    }

    private IPEndPoint Server => endpoint.ConnectedRemote!.Value.ToIPEndPoint();
}
