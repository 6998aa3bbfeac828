using FastUdp.Demo.Output;

namespace FastUdp.Demo.Mtu;

/// <summary>
/// What the kernel takes where nobody answers: it is asked, a datagram of that length is sent, and whatever a router says of that is followed to the
/// next link (RFC 1191). Silence then means no more than that no router objected.
/// </summary>
internal sealed class KernelsWord(IProbePath path, ProbeSteps steps, MtuPlan plan, MtuTranscript transcript)
{
    // More narrowings than any path has: each link is narrower than the one before.
    private const int MostLinks = 16;

    /// <returns>The largest payload the kernel takes, as far as it knows; null when it does not say, or at a stop.</returns>
    public async Task<int?> HearAsync(CancellationToken stop)
    {
        int? known = Payload(path.ReadMtu());
        for (int links = 0; links < MostLinks && known is { } payloadBytes; links++)
        {
            (ProbeStep step, ProbeResult? unsent) = await steps.SendAsync(ProbeSteps.NewNumber(), payloadBytes);
            ProbeResult result = unsent ?? await WaitAsync(step, stop);
            if (stop.IsCancellationRequested)
                return null;
            transcript.TellProbe(step, result);
            steps.Close(step, result);
            if (Payload(result.MtuBytes > 0 ? result.MtuBytes : null) is not { } narrower || narrower >= payloadBytes)
                return known;
            known = narrower;
        }
        return known;
    }

    private int? Payload(int? mtuBytes) => mtuBytes > plan.HeaderBytes ? Math.Min(mtuBytes.Value - plan.HeaderBytes, plan.LimitBytes) : null;

    private async Task<ProbeResult> WaitAsync(ProbeStep step, CancellationToken stop)
    {
        while (plan.Timeout - steps.Silence(step).After is { Ticks: > 0 } left && !stop.IsCancellationRequested)
        {
            if (await path.NextNewsAsync(left, stop) is { } news && steps.TryMatch(news, out ProbeStep? about, out ProbeResult result) && about == step)
                return result;
        }
        return steps.Silence(step);
    }
}
