using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FastUdp.Demo.Output;

namespace FastUdp.Demo.Mtu;

/// <summary>Sends datagrams on a path one by one, finds which of them news is about, and counts what became of each.</summary>
internal sealed class ProbeSteps(IProbePath path, MtuPlan plan, ProbeCounts counts, TimeProvider time)
{
    // As many as the path hears of.
    private const int Kept = 8;

    private readonly Queue<ProbeStep> _recent = [];
    private readonly Dictionary<int, int> _unheard = [];

    public static ulong NewNumber()
    {
        ulong number = 0;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<ulong>(ref number)));
        return number;
    }

    /// <summary>Sends a datagram.</summary>
    /// <param name="number">What its news will be known by.</param>
    /// <param name="payloadBytes">How long it is to be.</param>
    /// <returns>The step, and why it did not leave; null when it did.</returns>
    /// <exception cref="CommandFailedException">None can be sent, whatever its length.</exception>
    public async ValueTask<(ProbeStep Step, ProbeResult? Unsent)> SendAsync(ulong number, int payloadBytes)
    {
        var step = new ProbeStep(number, payloadBytes, _unheard.GetValueOrDefault(payloadBytes) + 1, time.GetTimestamp());
        SendResult sent = await path.SendAsync(number, payloadBytes);
        if (sent.IsSent)
        {
            Keep(step);
            return (step, null);
        }
        ProbeResult unsent = ProbeResult.OfUnsent(sent) ?? throw SendFailure.Of(sent, plan.Server);
        return (step, unsent with { MtuBytes = unsent.MtuBytes > 0 ? unsent.MtuBytes : path.ReadMtu() ?? 0 });
    }

    /// <summary>Finds what news is about, and what it means; false for what was sent long ago.</summary>
    public bool TryMatch(in ProbeNews news, [NotNullWhen(true)] out ProbeStep? step, out ProbeResult result)
    {
        ulong number = news.Number;
        step = _recent.FirstOrDefault(sent => sent.Number == number);
        result = step is null ? default : ProbeResult.Of(news, time.GetElapsedTime(step.SentAt, news.Timestamp));
        return step is not null;
    }

    /// <summary>How long ago a datagram was sent of which nothing is heard.</summary>
    public ProbeResult Silence(ProbeStep step) => ProbeResult.Silence(time.GetElapsedTime(step.SentAt));

    /// <summary>Takes down what became of a datagram.</summary>
    public void Close(ProbeStep step, in ProbeResult result)
    {
        counts.Add(result.Outcome, step.Told);
        step.Told = result.Outcome;
        if (result.HasArrived)
            _unheard.Remove(step.PayloadBytes);
        else
            _unheard[step.PayloadBytes] = step.Try;
    }

    private void Keep(ProbeStep step)
    {
        if (_recent.Count == Kept)
            _recent.Dequeue();
        _recent.Enqueue(step);
    }
}
