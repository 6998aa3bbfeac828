using System.Net;
using FastUdp.Demo.Output;
using FastUdp.PathMtu;

namespace FastUdp.Demo.Mtu;

/// <summary>
/// The search for the largest datagram that gets through: the engine's state machine, with whatever proves an arrival in place of its own replies.
/// It decides what to send, how long to wait, and what a loss means; here that is carried out, a line a datagram.
/// </summary>
internal sealed class SizeSearch(IProbePath path, ProbeSteps steps, PathMtuSearch search, MtuPlan plan, MtuTranscript transcript, TimeProvider time)
{
    // A search takes a dozen, a very bad link a few hundred.
    private const int MostProbes = 2_000;

    // A host refuses about once a second (Linux: net.ipv4.icmp_ratelimit); what comes sooner is lost, and looks like a bad link.
    private static readonly TimeSpan RefusalInterval = TimeSpan.FromSeconds(1.1);

    private readonly long _start = time.GetTimestamp();
    private ProbeStep? _current;
    private TimeSpan _notBefore;

    /// <summary>What showed that a datagram arrived; null while nothing did.</summary>
    public ProbeOutcome? ProvenBy { get; private set; }

    /// <summary>The largest payload that ever arrived, be it that the path has changed since.</summary>
    public int ProvenBytes { get; private set; }

    /// <summary>The last reason the network gave why the server cannot be reached.</summary>
    public NetworkError? Obstacle { get; private set; }

    private TimeSpan Now => time.GetElapsedTime(_start);

    private bool IsPaced => _notBefore > TimeSpan.Zero;

    private bool IsHopeless => _current is null && search.State == PathMtuState.Error && search.Due > Now;

    /// <summary>Takes what is known of the big datagram: that it arrived, or what MTU was heard of.</summary>
    public void Begin(ProbeResult big)
    {
        if ((big.MtuBytes > 0 ? big.MtuBytes : path.ReadMtu()) is { } mtuBytes)
            search.SuggestMtu(mtuBytes);
        if (!big.HasArrived)
            return;
        search.OnDelivered(Now, plan.BigBytes);
        Prove(plan.BigBytes, big.Outcome);
    }

    /// <exception cref="CommandFailedException">Nothing can be sent to the server.</exception>
    public async Task<SearchEnd> RunAsync(CancellationToken stop)
    {
        for (int probes = 0; search.State != PathMtuState.SearchComplete;)
        {
            if (stop.IsCancellationRequested)
                return SearchEnd.Stopped;
            if (IsHopeless)
                return SearchEnd.NobodyAnswers;
            if (probes == MostProbes)
                return SearchEnd.Unsettled;
            TimeSpan due = search.Due > _notBefore ? search.Due : _notBefore;
            if (await path.NextNewsAsync(due - Now, stop) is { } news)
                Take(news);
            else if (Now >= due && !stop.IsCancellationRequested && await TryStepAsync())
                probes++;
        }
        return SearchEnd.Complete;
    }

    /// <summary>Gives up the datagram under way, and sends the next, if there is one to send.</summary>
    private async Task<bool> TryStepAsync()
    {
        if (_current is { Told: null } lost)
            Tell(lost, steps.Silence(lost));
        _current = null;
        ulong number = ProbeSteps.NewNumber();
        if (!search.TryTakeProbe(Now, number, out int payloadBytes))
            return false;
        (_current, ProbeResult? unsent) = await steps.SendAsync(number, payloadBytes);
        if (IsPaced)
            _notBefore = Now + RefusalInterval;
        if (unsent is { } result)
            TakeUnsent(_current, result);
        return true;
    }

    private void TakeUnsent(ProbeStep step, in ProbeResult result)
    {
        Tell(step, result);
        if (result.Outcome != ProbeOutcome.TooLongHere)
        {
            search.OnProbeNotSent();
            return;
        }
        _current = null;
        search.OnProbeRefused(Now, step.PayloadBytes, result.MtuBytes);
    }

    private void Take(in ProbeNews news)
    {
        if (!steps.TryMatch(news, out ProbeStep? step, out ProbeResult result))
            return;
        if (result.HasArrived)
            TakeArrival(step, result);
        else
            TakeWord(step, result);
    }

    private void TakeArrival(ProbeStep step, in ProbeResult result)
    {
        if (!search.TryAcknowledge(Now, step.Number, step.PayloadBytes))
            return;
        Tell(step, result);
        if (_current == step)
            _current = null;
        Prove(step.PayloadBytes, result.Outcome);
    }

    private void TakeWord(ProbeStep step, in ProbeResult result)
    {
        Tell(step, result);
        if (result.Outcome == ProbeOutcome.Unreachable)
            Obstacle = result.Error;
        else if (search.PassedBytes == 0)
            search.SuggestMtu(result.MtuBytes);
        else
            search.OnPacketTooBig(Now, result.MtuBytes);
    }

    private void Prove(int payloadBytes, ProbeOutcome proof)
    {
        ProvenBytes = Math.Max(ProvenBytes, payloadBytes);
        ProvenBy = proof;
        if (proof != ProbeOutcome.RefusedByHost || IsPaced || IPAddress.IsLoopback(plan.Server.Address))
            return;
        _notBefore = Now + RefusalInterval;
        transcript.TellPacing();
    }

    private void Tell(ProbeStep step, in ProbeResult result)
    {
        transcript.TellProbe(step, result);
        steps.Close(step, result);
    }
}
