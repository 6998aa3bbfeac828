using FastUdp.Demo.Broadcast.Blast;
using FastUdp.Demo.Broadcast.Discovery;
using FastUdp.Demo.Output;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.Serving;

/// <summary>
/// Hears what is sent to everybody: tells each text, answers who asks who is there, counts numbered datagrams.
/// </summary>
/// <remarks>
/// It goes by the first byte and the magic number behind it. What begins like one of ours and is none is a text, as
/// everything else is.
/// </remarks>
/// <param name="name">What it calls itself.</param>
/// <param name="instance">Random.</param>
/// <param name="transcript">Where each datagram is told, as far as anybody can read it.</param>
/// <param name="time">The clock.</param>
internal sealed class BroadcastServer(string name, ulong instance, ServerTranscript transcript, TimeProvider time) : IDatagramHandler
{
    public const int AnswersPerSecond = 1_000;

    private readonly AnswerBudget _budget = new(AnswersPerSecond, time);
    private ulong _toldNonce;

    public long Texts { get; private set; }

    public long Questions { get; private set; }

    /// <summary>Questions that were not answered, because there were too many.</summary>
    public long Unanswered => _budget.Refused;

    public BlastTable Blasts { get; } = new();

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            ReadOnlySpan<byte> payload = datagram.Payload;
            bool isOurs = payload.Length > 0 && payload[0] switch
            {
                BlastDatagram.Identifier => TryCount(datagram),
                BlastEnd.Identifier => TryEnd(datagram),
                DiscoveryQuestion.Identifier => TryAnswer(datagram, sender),
                _ => false,
            };
            if (isOurs)
                continue;
            Texts++;
            transcript.SayReceived(datagram.Remote, payload);
        }
    }

    private bool TryCount(in Datagram datagram)
    {
        if (!datagram.TryRead(out BlastDatagram blast, out _))
            return false;
        if (Blasts.Find(datagram.Remote, blast.Run, out bool isNew) is not { } tally)
            return true;
        if (isNew)
            transcript.Say(datagram.Remote, BroadcastWords.BlastBegun);
        tally.Bytes += datagram.Payload.Length;
        tally.Ledger.Take(blast.Number);
        return true;
    }

    private bool TryEnd(in Datagram datagram)
    {
        if (!datagram.TryRead(out BlastEnd end, out _))
            return false;
        if (Blasts.Find(datagram.Remote, end.Run, out _) is not { Ledger.Total: null } tally)
            return true;
        tally.Ledger.Total = end.Total;
        transcript.Say(tally, BroadcastWords.BlastEnded);
        return true;
    }

    private bool TryAnswer(in Datagram datagram, DatagramSender sender)
    {
        if (!datagram.TryRead(out DiscoveryQuestion question, out _))
            return false;
        Questions++;
        if (!_budget.TryTake())
            return true;

        // A question comes several times, and is told once.
        if (question.Nonce != _toldNonce)
            transcript.Say(datagram.Remote, BroadcastWords.Asked);
        _toldNonce = question.Nonce;
        sender.Reply(datagram, new DiscoveryAnswer { Nonce = question.Nonce, Attempt = question.Attempt, Instance = instance, Name = name });
        return true;
    }
}
