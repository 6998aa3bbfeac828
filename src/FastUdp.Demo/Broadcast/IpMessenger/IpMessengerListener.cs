using System.Buffers.Text;
using FastUdp.Demo.Output;
using FastUdp.Messages;

namespace FastUdp.Demo.Broadcast.IpMessenger;

/// <summary>
/// Tells each packet, answers who has come that somebody is here, and messages that want it that they have come.
/// </summary>
/// <remarks>
/// Answers go to the one host that asked, and never cause another: nothing that is an answer is answered. The
/// endpoint has no permission for broadcasts, so a forged sender cannot have one sent.
/// </remarks>
/// <param name="self">Who answers; null only listens.</param>
/// <param name="transcript">Where each is told, as far as anybody can read it.</param>
/// <param name="time">The clock.</param>
internal sealed class IpMessengerListener(IpMessengerSelf? self, ServerTranscript transcript, TimeProvider time) : IDatagramHandler
{
    public const int AnswersPerSecond = 100;

    private const int LongestNumber = 10;

    private readonly AnswerBudget _budget = new(AnswersPerSecond, time);

    public long Packets { get; private set; }

    /// <summary>Datagrams that are no packets.</summary>
    public long Malformed { get; private set; }

    public long Answers { get; private set; }

    /// <summary>Packets that were not answered, because there were too many.</summary>
    public long Unanswered => _budget.Refused;

    public void OnBatch(in DatagramBatch batch, DatagramSender sender)
    {
        foreach (Datagram datagram in batch)
        {
            if (!datagram.TryRead(out IpMessengerPacket packet, out _))
            {
                Malformed++;
                continue;
            }
            Packets++;
            transcript.Say(new IpMessengerHeard(datagram.Remote, packet), IpMessengerHeard.Tell);
            if (self is not null && WantsAnswer(packet.Command) && _budget.TryTake())
                Answer(datagram, packet, self, sender);
        }
    }

    /// <summary>A program that answers by itself wants none (IPMSG_AUTORETOPT): two of the kind would never end.</summary>
    private static bool WantsAnswer(IpMessengerCommand command) => command.Mode switch
    {
        IpMessengerMode.Entry => true,
        IpMessengerMode.SendMessage => command.Has(IpMessengerOptions.SendCheck) && !command.Has(IpMessengerOptions.AutoReturn),
        _ => false,
    };

    private void Answer(in Datagram datagram, in IpMessengerPacket packet, IpMessengerSelf speaker, DatagramSender sender)
    {
        Answers++;
        if (packet.Command.Mode == IpMessengerMode.Entry)
        {
            sender.Reply(datagram, speaker.Say(IpMessengerMode.AnswerEntry, speaker.User));
            return;
        }
        Span<byte> number = stackalloc byte[LongestNumber];
        Utf8Formatter.TryFormat(packet.Number, number, out int length);
        sender.Reply(datagram, speaker.Say(IpMessengerMode.ReceiveMessage, number[..length]));
    }
}
