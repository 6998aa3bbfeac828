using FastUdp.Demo.Output;

namespace FastUdp.Demo.Mtu;

/// <summary>The tutorials' program: one big datagram that may not be fragmented. It was sent, or it did not make it.</summary>
internal sealed class BigDatagram(IProbePath path, ProbeSteps steps, MtuPlan plan, MtuTranscript transcript, TimeProvider time)
{
    /// <summary>Sends it, again while nothing is heard of it, and tells what became of it.</summary>
    /// <returns>What that is; null when it was stopped before.</returns>
    /// <exception cref="CommandFailedException">Nothing can be sent to the server.</exception>
    public async Task<ProbeResult?> SendAsync(CancellationToken stop)
    {
        ProbeResult result = default;
        bool isSaid = false;
        for (int tries = 0; tries < plan.Tries; tries++)
        {
            (ProbeStep step, ProbeResult? unsent) = await steps.SendAsync(ProbeSteps.NewNumber(), plan.BigBytes);
            if (unsent is null && !isSaid)
                transcript.TellBigSent();
            isSaid |= unsent is null;
            if ((unsent ?? await HearAsync(step, stop)) is not { } heard)
                return null;
            steps.Close(step, heard);
            result = heard;
            if (heard.Outcome is not (ProbeOutcome.Silence or ProbeOutcome.NotSent))
                break;
        }
        transcript.TellBig(result);
        return result;
    }

    /// <summary>Waits for news of any of them, for all are alike.</summary>
    private async Task<ProbeResult?> HearAsync(ProbeStep last, CancellationToken stop)
    {
        while (plan.Timeout - time.GetElapsedTime(last.SentAt) is { Ticks: > 0 } left)
        {
            if (await path.NextNewsAsync(left, stop) is { } news && steps.TryMatch(news, out _, out ProbeResult result))
                return result;
            if (stop.IsCancellationRequested)
                return null;
        }
        return steps.Silence(last);
    }
}
